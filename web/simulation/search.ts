/** The question of a played year, as it stands in the address. */
export interface YearSearch {
  readonly desk?: string;
  readonly year?: number;
  readonly seed?: string;
  readonly requests?: number;
  readonly specialists?: number;
  readonly contract?: string;
}

/** Keeps what the page can be asked for; whether the values fit, the API says. */
export function yearInSearch(search: Record<string, unknown>): YearSearch {
  const { desk, year, seed, requests, specialists, contract } = search;
  return {
    ...(typeof desk === 'string' ? { desk } : {}),
    ...(Number.isInteger(year) ? { year: year as number } : {}),
    ...(typeof seed === 'string' || typeof seed === 'number' ? { seed: String(seed) } : {}),
    ...(Number.isInteger(requests) ? { requests: requests as number } : {}),
    ...(Number.isInteger(specialists) ? { specialists: specialists as number } : {}),
    ...(typeof contract === 'string' ? { contract } : {}),
  };
}
