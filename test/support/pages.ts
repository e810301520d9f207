import type { BadCursor, Page } from '../../store/page';

/** The items of a list that fits into one page. @throws Error where it does not, and for a cursor that is none of its own */
export async function whole<T>(list: Promise<Page<T> | BadCursor>): Promise<readonly T[]> {
  const page = await list;
  if (page.kind !== 'page') throw new Error(page.kind);
  if (page.cursor !== null) throw new Error('there is more');
  return page.items;
}

/** All items of a list, page by page. @param pages reads the page after a cursor */
export async function walk<T>(pages: (cursor: string | null) => Promise<Page<T> | BadCursor>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Page<T> | BadCursor = await pages(cursor);
    if (page.kind !== 'page') throw new Error(page.kind);
    items.push(...page.items);
    cursor = page.cursor;
    if (cursor === null) return items;
  }
}
