/** Letters about what the regulation has the process do by itself. */
import type { TicketEvent } from './commands';
import { tell, type Letter } from './letter';

/** What could not be done nobody hears of but those whom the rule tells anyway. */
export function actedByRule({ act, refused }: Extract<TicketEvent, { type: 'rule-acted' }>): readonly Letter[] {
  if (refused !== null) return [];
  switch (act) {
    case 'ask-rating':
      return [tell('rating-asked', 'author')];
    case 'close':
      // The closing has its own letter.
      return [];
    default: {
      const never: never = act;
      return never;
    }
  }
}
