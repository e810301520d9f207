import type { Queryable } from '../database';
import { newestYears } from '../rules/planned-years';
import type { Content, Over } from './content';

/** With the years as they stand: a draft is of whole years, and what somebody else changes in them meanwhile would be undone by it. */
export async function draftedOver(database: Queryable, content: Content, before: Content | null): Promise<Content> {
  if (content.kind !== 'calendar-years') return content;
  const standing = await newestYears(database);
  const over = content.years.map(({ layer, year: { year } }): Over => {
    const known = before?.over?.find((each) => each.layer === layer && each.year === year);
    return known ?? { layer, year, digest: digestOf(standing, layer, year) };
  });
  return { ...content, over };
}

/** The years that are no more what they were when they were drafted over. */
export async function movedSince(database: Queryable, { over = [] }: Content): Promise<readonly Over[]> {
  if (over.length === 0) return [];
  const standing = await newestYears(database);
  return over.filter(({ layer, year, digest }) => digestOf(standing, layer, year) !== digest);
}

function digestOf(standing: Awaited<ReturnType<typeof newestYears>>, layer: string, year: number): string | null {
  return standing.find((each) => each.layer === layer && each.year === year)?.digest ?? null;
}
