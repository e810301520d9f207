/** For which desk, and by which form, a ticket is being filed. */
export interface FilingSearch {
  readonly desk?: string;
  readonly type?: string;
}

/** Keeps what a filing can begin with; whether there is such a desk or form, the page says. */
export function filingSearch({ desk, type }: Record<string, unknown>): FilingSearch {
  return { ...(typeof desk === 'string' ? { desk } : {}), ...(typeof type === 'string' ? { type } : {}) };
}

/** What a client's list can show. */
export const ticketShows = ['open', 'closed', 'shared', 'all'] as const;

/** What may stand in the address of a client's list. */
export interface TicketsSearch {
  readonly show?: (typeof ticketShows)[number];
  readonly text?: string;
}

/** Keeps what the list can be asked for; `SKAI-1042` and `1042` are both texts to look for. */
export function ticketsSearch({ show, text }: Record<string, unknown>): TicketsSearch {
  const shown = ticketShows.find((it) => it === show);
  const sought = typeof text === 'string' || typeof text === 'number' ? String(text).slice(0, 300) : '';
  return { ...(shown === undefined ? {} : { show: shown }), ...(sought === '' ? {} : { text: sought }) };
}
