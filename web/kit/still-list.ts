import { useMemo, useState } from 'react';

/** A list as it is shown: in the order in which it was first seen. */
export interface StillList<T> {
  /** What has left the list meanwhile stays where it was, as it was last seen. */
  readonly lines: readonly { readonly item: T; readonly group: string; readonly isGone: boolean }[];
  /** How many the list has that are not shown yet. */
  readonly added: number;
  /** Whether it would look otherwise if it were shown anew. */
  readonly isStale: boolean;
  /** Shows the list as it now is. */
  readonly settle: () => void;
}

interface Shown<T> {
  readonly key: string;
  readonly pages: number;
  /** Of each line its place and its group, as they were when it was first seen. */
  readonly groups: ReadonlyMap<string, string>;
  readonly last: ReadonlyMap<string, T>;
}

/**
 * Keeps the lines of a list where they are while it changes elsewhere: nobody clicks on what has just moved under the pointer. Each
 * line shows what is now so; new lines, another order and another group wait until the reader asks for them. What the reader fetches
 * further on comes at the end.
 *
 * @param items in their order; undefined: not known yet
 * @param asked which list, and how many pages of it have been fetched: another list is shown in its own order
 * @param groupOf under which heading a line stands
 */
export function useStillList<T extends { readonly id: string }>(
  items: readonly T[] | undefined,
  { key, pages }: { readonly key: string; readonly pages: number },
  groupOf: (item: T) => string = () => '',
): StillList<T> {
  const [shown, setShown] = useState<Shown<T>>({ key: '', pages: 0, groups: new Map(), last: new Map() });
  const now = useMemo(() => new Map((items ?? []).map((item) => [item.id, item])), [items]);
  const groups = new Map((items ?? []).map((item) => [item.id, groupOf(item)]));
  const anew = { key, pages, groups, last: now };
  const next = items === undefined ? shown : kept(shown, anew);
  // State that follows from what came in, without a render in between (react.dev: storing information from previous renders).
  if (next !== shown) setShown(next);
  const lines = [...next.groups].flatMap(([id, group]) => {
    const item = now.get(id) ?? next.last.get(id);
    return item === undefined ? [] : [{ item, group, isGone: items !== undefined && !now.has(id) }];
  });
  return {
    lines: next.key === key ? lines : [],
    added: [...groups.keys()].filter((id) => !next.groups.has(id)).length,
    isStale: items !== undefined && JSON.stringify([...groups]) !== JSON.stringify([...next.groups]),
    settle: () => setShown(anew),
  };
}

/** What is shown after the list has come in as `anew`. */
function kept<T extends { readonly id: string }>(shown: Shown<T>, anew: Shown<T>): Shown<T> {
  if (shown.key !== anew.key || (shown.groups.size === 0 && anew.groups.size > 0)) return anew;
  const further = anew.pages > shown.pages ? [...anew.groups].filter(([id]) => !shown.groups.has(id)) : [];
  const groups = further.length === 0 ? shown.groups : new Map([...shown.groups, ...further]);
  const changed = [...anew.last].filter(([id, item]) => groups.has(id) && shown.last.get(id) !== item);
  if (changed.length === 0 && groups === shown.groups && anew.pages === shown.pages) return shown;
  return { ...shown, pages: anew.pages, groups, last: new Map([...shown.last, ...changed]) };
}
