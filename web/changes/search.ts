const stages = ['draft', 'rehearsing', 'waiting', 'moving', 'done', 'withdrawn'] as const;
const kinds = ['calendar-year', 'contract', 'regulation'] as const;

/** Whose changes are listed, and which. */
export function changesSearch(search: Record<string, unknown>): { desk?: string; stage?: (typeof stages)[number] } {
  const { desk } = search;
  const stage = stages.find((it) => it === search['stage']);
  return { ...(typeof desk === 'string' ? { desk } : {}), ...(stage === undefined ? {} : { stage }) };
}

export interface NewChangeSearch {
  readonly desk?: string;
  readonly kind?: (typeof kinds)[number];
  readonly layer?: string;
  readonly year?: number;
  /** Of a contract: whose it is to be. */
  readonly client?: string;
  /** Of a contract: another one, which it begins as. */
  readonly from?: string;
}

/** What a new change is of. */
export function newChangeSearch(search: Record<string, unknown>): NewChangeSearch {
  const { desk, layer, year, client, from } = search;
  const kind = kinds.find((it) => it === search['kind']);
  return {
    ...(typeof desk === 'string' ? { desk } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(typeof layer === 'string' ? { layer } : {}),
    ...(Number.isInteger(year) ? { year: year as number } : {}),
    ...(typeof client === 'string' ? { client } : {}),
    ...(typeof from === 'string' ? { from } : {}),
  };
}
