/** What may stand in the address of pages of administrators. */
export interface AdministrationSearch {
  /** Where one administers several. */
  readonly desk?: string;
  readonly text?: string;
  readonly role?: string;
  readonly show?: 'left' | 'all';
  /** Of the record: to what, by whom, between which dates. */
  readonly subject?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
}

const texts = ['desk', 'text', 'role', 'subject', 'person', 'from', 'to'] as const;

/** Keeps what the pages can be asked for. */
export function administrationSearch(search: Record<string, unknown>): AdministrationSearch {
  const kept = texts.flatMap((name) => {
    const value = search[name];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
    return text === '' ? [] : [[name, text] as const];
  });
  const { show } = search;
  return { ...Object.fromEntries(kept), ...(show === 'left' || show === 'all' ? { show } : {}) };
}
