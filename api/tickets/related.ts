import { maySee } from '../../domain/policy/may';
import type { PersonActor } from '../../domain/policy/actor';
import type { TicketState } from '../../domain/ticket';
import { pathOfTicket } from '../paths';
import { z } from '../schemas/zod';
import type { ApiStore } from '../services';

/** How another ticket is related to one. */
export const relations = ['split-from', 'split-off'] as const;

/** Another ticket that the reader may see as well. */
export interface RelatedTicket {
  readonly relation: (typeof relations)[number];
  readonly id: string;
  readonly tid: string;
  readonly subject: string;
  readonly stage: string;
}

export const relatedView = z
  .object({
    relation: z.enum(relations),
    id: z.string(),
    tid: z.string(),
    subject: z.string(),
    stage: z.string(),
    link: z.string(),
  })
  .openapi('RelatedTicket');

/** The tickets that one was split off, and that were split off it, as far as the reader sees them. */
export async function relatedTo(
  { splitFrom, splitOff }: Pick<TicketState, 'splitFrom' | 'splitOff'>,
  actor: PersonActor,
  store: ApiStore,
): Promise<readonly RelatedTicket[]> {
  const named = [
    ...(splitFrom === null ? [] : [{ relation: 'split-from', id: splitFrom } as const]),
    ...splitOff.map((id) => ({ relation: 'split-off', id }) as const),
  ];
  if (named.length === 0) return [];
  const tickets = await store.readRelated(named.map(({ id }) => id));
  return named.flatMap(({ relation, id }) => {
    const ticket = tickets.get(id);
    if (ticket === undefined || !maySee(actor, ticket)) return [];
    const { tid, subject, stage } = ticket;
    return [{ relation, id, tid, subject, stage }];
  });
}

/** The same as the API shows it; the ids beside are those of the visible ones alone. */
export function presentRelated(related: readonly RelatedTicket[]): object {
  return {
    splitFrom: related.find(({ relation }) => relation === 'split-from')?.id ?? null,
    splitOff: related.flatMap(({ relation, id }) => (relation === 'split-off' ? [id] : [])),
    related: related.map((ticket) => ({ ...ticket, link: pathOfTicket(ticket.id) })),
  };
}
