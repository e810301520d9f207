import { isClient } from '../../domain/policy/actor';
import type { Instant } from '../../domain/time';
import { leadRoles, ownDesk } from '../auth/own-desk';
import { membershipsAt } from '../auth/caller';
import { defineRoute } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { pathOfTicket } from '../paths';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, instantOut } from '../schemas/values';
import { z } from '../schemas/zod';
import type { EdgeSettings } from '../settings';
import type { ApiStore } from '../store-port';
import { isoOrNull } from '../tickets/present-clock';
import { visibleTicket } from '../tickets/visible-ticket';

const run = z
  .object({
    kind: z.string().openapi({ description: 'Of the process: `ticket`, `visit`.' }),
    number: z.string().openapi({ description: 'The public number of the process.' }),
    ticket: z.object({ id: z.string(), tid: z.string() }),
    workflowId: z.string().openapi({ description: 'Under which Temporal knows it.' }),
    startedAt: instantOut().nullable().openapi({ description: 'When Temporal acknowledged a run; null: it has not.' }),
    staleSince: instantOut()
      .nullable()
      .openapi({ description: 'Since when there is something that the run has not been told.' }),
    nextTick: instantOut().nullable().openapi({ description: 'What it waits for next.' }),
    endedAt: instantOut().nullable(),
    behindSince: instantOut().nullable().openapi({ description: 'Of those that are behind.' }),
    links: z.object({
      ticket: z.string(),
      engine: z.url().nullable().openapi({ description: "Its page in Temporal's own UI, where one is configured." }),
    }),
  })
  .openapi('Run');

/** What Temporal has not been told yet: nothing is lost by it, and the outbox tells it again and again. Or the runs of one ticket. */
export const listRuns = defineRoute({
  method: 'get',
  path: '/api/v1/runs',
  tag: 'overviews',
  summary: 'Runs of Temporal that are behind, or those of one ticket and its visits',
  description:
    'Without `ticket`: those that have not been told for a minute what they have to know, that were never started, or whose next tick is past; the worker tells them by itself, so normally there are none.',
  access: leadRoles,
  query: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who leads a single desk.' }),
    ticket: z.string().min(1).max(64).optional().openapi({ description: 'Id or public number: all runs of this one.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'Those that are behind the longest first.', schema: pageOf(run) } },
  problems: [404],
  async operation({ query }, context) {
    const { services, caller } = context;
    const { store, settings } = services;
    if (query.ticket !== undefined) {
      const { ticket, actor } = await visibleTicket(context, query.ticket);
      const { desk, id } = ticket.state;
      const leads = membershipsAt(caller, desk).some(({ role }) => leadRoles.some((lead) => lead === role));
      // Who belongs to the ticket's client is the client there, whatever else.
      if (!leads || isClient(actor) || (query.desk !== undefined && query.desk !== desk))
        throw new Problem('not-found');
      return { items: await store.listRunsOf(id), cursor: null, settings };
    }
    const { desk } = ownDesk(caller, query.desk, leadRoles);
    return { ...pageFound(await store.listRunsBehind(desk, query.cursor ?? null, query.limit ?? 50)), settings };
  },
  present: ({ items, cursor, settings }) => ({
    status: 200,
    body: { items: items.map((line) => presentRun(line, settings)), nextCursor: cursor },
  }),
});

type Line = Awaited<ReturnType<ApiStore['listRunsOf']>>[number] & { readonly since?: Instant };

function presentRun(line: Line, { temporalUi }: Pick<EdgeSettings, 'temporalUi'>): object {
  const { kind, number, ticketId, tid, workflowId } = line;
  return {
    kind,
    number,
    ticket: { id: ticketId, tid },
    workflowId,
    startedAt: isoOrNull(line.startedAt),
    staleSince: isoOrNull(line.staleSince),
    nextTick: isoOrNull(line.nextTick),
    endedAt: isoOrNull(line.endedAt),
    behindSince: isoOrNull(line.since ?? null),
    links: {
      ticket: pathOfTicket(ticketId),
      engine: temporalUi === null ? null : `${temporalUi}/workflows/${encodeURIComponent(workflowId)}`,
    },
  };
}
