import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Regions } from '../domain/regulation';

const regionsFile = z.object({
  districts: z.array(z.object({ id: z.string() })),
  subjects: z.array(
    z.object({
      code: z.string().regex(/^\d{2}$/),
      name_ru: z.string(),
      name_en: z.string(),
      district: z.string().nullable(),
      timezone: z.string(),
    }),
  ),
});

/** The subjects of the Russian Federation, read once. @throws when the shipped file is not what it should be */
export function shippedRegions(): Regions {
  shipped ??= readRegions(readFileSync(join(__dirname, 'regions', 'ru.json'), 'utf8'));
  return shipped;
}

let shipped: Regions | undefined;

function readRegions(text: string): Regions {
  const { districts, subjects } = regionsFile.parse(JSON.parse(text));
  const known = new Set(districts.map(({ id }) => id));
  return new Map(
    subjects.map(({ code, name_ru, name_en, district, timezone }) => {
      if (district !== null && !known.has(district)) throw new Error(`regions/ru.json: ${code} names no district`);
      return [code, { code, title: { ru: name_ru, en: name_en }, district, timeZone: timezone }];
    }),
  );
}
