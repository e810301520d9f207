import { Prisma } from '../prisma/generated/client';
import { cleanText } from './json';

/** Whether one of some columns holds a text, whatever its capitals; every row does where there is none. */
export function holdsText(columns: readonly Prisma.Sql[], text: string): Prisma.Sql {
  const wanted = cleanText(text.trim());
  if (wanted === '') return Prisma.sql`true`;
  const pattern = `%${wanted.toLowerCase().replace(/[\\%_]/g, (each) => `\\${each}`)}%`;
  // By a collation of its own: a database's default may know no letters but Latin ones.
  const like = columns.map((column) => Prisma.sql`lower(${column} COLLATE "ru-RU-x-icu") LIKE ${pattern}`);
  return Prisma.sql`(${Prisma.join(like, ' OR ')})`;
}
