import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a shipped file says of its year beside the days: by which act, and which days are an hour shorter. */
export interface ActOfYear {
  /** As the act is called, in the language of the state's record. */
  readonly act: string | null;
  readonly shortDays: readonly string[];
}

const file = z.object({
  decree: z.string().nullish(),
  law: z.string().nullish(),
  shortDays: z.array(z.iso.date()).default([]),
});

const folder = join(__dirname, 'calendars');

/**
 * The act behind a year, by the version that the year bears: a year that was published otherwise than the shipped one has another
 * version, and of its act nothing is known.
 */
export function actOfYear(version: string): ActOfYear | undefined {
  known ??= readActs();
  return known.get(version);
}

let known: ReadonlyMap<string, ActOfYear> | undefined;

function readActs(): ReadonlyMap<string, ActOfYear> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const text = readFileSync(join(folder, name), 'utf8');
        const { decree, law, shortDays } = file.parse(JSON.parse(text));
        return [yearVersion(text), { act: decree ?? law ?? null, shortDays }] as const;
      }),
  );
}

/** Identifies what a file says: the same text, the same version. */
export function yearVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
