import { isClient } from '../../domain/policy/actor';
import { owners, type Regulation } from '../../domain/regulation';
import type { OwnedSpan } from '../../domain/whose-time';
import type { Language } from '../../texts/language';
import { pauseText } from '../../texts/pauses';
import { stepText } from '../../texts/steps';
import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { iso } from '../tickets/present-clock';
import { asHeardOutside } from '../tickets/present-step';
import { ticketPath } from '../tickets/schemas';
import { visibleTicket } from '../tickets/visible-ticket';
import { ticketTimeView } from './schemas';

/** Whose the working time of one ticket was. Whoever sees the ticket sees it: a client is told whom the promise waited for. */
export const readTicketTime = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/whose-time',
  tag: 'tickets',
  summary: 'Whose time it was, span by span',
  description:
    "Working time from receipt to closing by the calendar of the clock of the solution: a pause is its owner's, all other time of " +
    'the side that owed the next step. Between closing and reopening it is nobody’s.',
  access: 'signed-in',
  params: ticketPath,
  responses: { 200: { description: 'Spans, and their sums by month.', schema: ticketTimeView } },
  async operation({ params }, context) {
    const { ticket, actor } = await visibleTicket(context, params.ticket);
    const { state, rules, readAt } = ticket;
    const time = await context.services.store.readWhoseTime(state.id, readAt);
    if (time === undefined) throw new Problem('not-found');
    return { state, rules, time, now: readAt, toClient: isClient(actor) };
  },
  present: ({ state, rules: { regulation }, time, now, toClient }, { language }) => ({
    status: 200,
    body: {
      until: iso(state.closed?.at ?? now),
      isOpen: state.closed === null,
      timeZone: regulation.timeZone,
      total: time.sums,
      months: [...new Set(time.months.map(({ month }) => month))].map((month) => ({
        month,
        ...Object.fromEntries(
          owners.map((owner) => [
            owner,
            time.months.find((each) => each.month === month && each.owner === owner)?.seconds ?? 0,
          ]),
        ),
      })),
      spans: time.spans.map((span) => presentSpan(span, regulation, toClient, language)),
    },
  }),
});

function presentSpan(
  { from, to, owner, why, seconds }: OwnedSpan,
  { waits }: Regulation,
  toClient: boolean,
  language: Language,
): object {
  return {
    ...{ from: iso(from), to: iso(to), owner, why: why.kind, seconds },
    text: why.kind === 'pause' ? pauseText(why.cause, waits, language) : stepOf(why, toClient, language),
  };
}

/** Whose of the desk's services it was does not change what a client waited for. */
function stepOf(
  { owes, step }: Extract<OwnedSpan['why'], { kind: 'step' }>,
  toClient: boolean,
  language: Language,
): string {
  const next = { owes, step, until: null, clock: null };
  const inside = step === 'answer-hand-over' ? ({ ...next, owes: 'responsible', step: 'solve' } as const) : next;
  const heard = toClient ? asHeardOutside(inside) : next;
  return stepText(heard.owes, heard.step, null)[language];
}
