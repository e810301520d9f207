/** Letters about what the regulation has the process do by itself. */
import type { TicketEvent } from './commands';
import { tell, type Letter } from './letter';
import type { TicketState } from './state/state';

type Of<Type extends TicketEvent['type']> = Extract<TicketEvent, { type: Type }>;

/** What could not be done nobody hears of but those whom the rule tells anyway. */
export function actedByRule({ act, priority, key, refused }: Of<'rule-acted'>, after: TicketState): readonly Letter[] {
  if (refused !== null) return [];
  switch (act) {
    case 'ask-rating':
      return [tell('rating-asked', 'author')];
    case 'escalate': {
      const clock = after.clocks.find((each) => each.key === key)?.code ?? null;
      return [tell('escalated', 'responsible', { priority: priority ?? null, clock }, { joins: 'aside' })];
    }
    case 'close':
    case 'hand-over':
      // The closing, and the service that is asked, have letters of their own.
      return [];
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** A service has not answered in time: the one that holds the ticket learns it. */
export function lapsedHandOver({ service, because }: Of<'hand-over-lapsed'>): readonly Letter[] {
  return because === 'unanswered' ? [tell('service-silent', 'service', { fromService: service })] : [];
}
