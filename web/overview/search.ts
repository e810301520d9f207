/** What may stand in the address of the pages of those who lead a desk. */
export type OverviewSearch = { readonly [K in (typeof known)[number]]?: string };

const known = [
  'desk',
  'by',
  'state',
  'open',
  'view',
  'item',
  'about',
  'topic',
  'score',
  'reason',
  'from',
  'until',
  'to',
  'client',
] as const;

/** Keeps what these pages can be asked for; whether the values fit, the API says. */
export function overviewSearch(search: Record<string, unknown>): OverviewSearch {
  const kept: Record<string, string> = {};
  for (const key of known) {
    const value = search[key];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') kept[key] = String(value);
  }
  return kept;
}
