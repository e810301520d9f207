/** Which regulation is read: a version, where it is not the one in force. */
export function regulationSearch(search: Record<string, unknown>): { version?: string } {
  const { version } = search;
  return typeof version === 'string' || typeof version === 'number' ? { version: String(version) } : {};
}

/** Which year of which calendar is shown. */
export function yearSearch(search: Record<string, unknown>): { layer?: string; year?: number } {
  const { layer, year } = search;
  return {
    ...(typeof layer === 'string' ? { layer } : {}),
    ...(Number.isInteger(year) ? { year: year as number } : {}),
  };
}

/** Whose contracts are listed. */
export function contractsSearch(search: Record<string, unknown>): { desk?: string } {
  return typeof search['desk'] === 'string' ? { desk: search['desk'] } : {};
}
