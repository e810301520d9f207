/** What a ticket knows of the services of its desk. */
import { worksFor } from '../../policy/services';
import type { Actor } from '../../policy/actor';
import { refuse, type Refusal } from '../../policy/refusals';
import type { CalendarOf } from '../../process';
import { calendarOfService, firstService, lookUp, type Regulation } from '../../regulation';
import type { TicketService, TicketState } from './state';

export const noService: TicketService = { holds: null, took: [], byRule: [], pending: null };

/** The services that took part, with one more: it never gets less. */
export function takenBy({ took }: TicketService, service: string): readonly string[] {
  return took.includes(service) ? took : [...took, service];
}

/** Whose people have it before them: the service that is asked to take it, or the one that holds it. */
export function servicePresent({ holds, pending }: Pick<TicketService, 'holds' | 'pending'>): string | null {
  return pending?.to ?? holds;
}

/** By which calendar clocks count: one that is "of-service" by that of the service which is asked to take it, or has it. */
export function calendarsOf({ service }: Pick<TicketState, 'service'>, regulation: Regulation): CalendarOf {
  return (named, from) => {
    if (named !== calendarOfService) return named;
    const concerned = from === 'handed-over' ? servicePresent(service) : service.holds;
    return lookUp(regulation.services, concerned ?? firstService(regulation))?.calendar ?? null;
  };
}

/** The work is that of the service that holds the ticket; the others that took part read and write. */
export function notOfHolder({ service }: Pick<TicketState, 'service'>, actor: Actor): Refusal | null {
  return worksFor(actor, service.holds) ? null : refuse('not-your-service');
}
