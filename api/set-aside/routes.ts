import type { Instant } from '../../domain/time';
import { fill } from '../../texts/language';
import type { Language } from '../../texts/language';
import { setAsideTexts } from '../../texts/set-aside';
import { membershipsAt } from '../auth/caller';
import { ownDesk } from '../auth/own-desk';
import { commandPath } from '../commands/present-command';
import { defineRoute } from '../http/define-route';
import { identityOf } from '../http/identity';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { pageFound } from '../http/page-found';
import { tellRuns } from '../runs/tell-runs';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id, instantOut } from '../schemas/values';
import { iso } from '../tickets/present-clock';
import { pathOfTicket } from '../paths';

const administrators = ['administrator'] as const;

const setAside = z
  .object({
    id: z.string(),
    what: z.enum(['command', 'tick']),
    kind: z.string().openapi({ description: 'Of the process: `ticket`, `visit`.' }),
    number: z.string().openapi({ description: 'The public number of the process.' }),
    ref: z.string().openapi({ description: 'The command, or the tick.' }),
    type: z.string().openapi({ description: 'Of the command; of a tick its clock and threshold.' }),
    text: z.string(),
    at: instantOut(),
    links: z.object({
      again: z.string(),
      ticket: z.string().nullable().openapi({ description: "Null: of the desk's own, such as a change of the rules." }),
      command: z.string().nullable(),
    }),
  })
  .openapi('SetAside');

/** What a decision threw on waits here for somebody to mend the cause: a duty of the administrator. */
export const listSetAside = defineRoute({
  method: 'get',
  path: '/api/v1/set-aside',
  tag: 'overviews',
  summary: 'Commands and ticks that could not be decided because of a fault of ours',
  access: administrators,
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: { 200: { description: 'The oldest first.', schema: pageOf(setAside) } },
  problems: [404],
  async operation({ query }, { services, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    return pageFound(await services.store.listSetAside(desk, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: { items: items.map((item) => presentSetAside(item, language)), nextCursor: cursor },
  }),
});

const takenUp = z
  .object({
    commandId: z.string().openapi({ description: 'Of this act.' }),
    outcome: z.enum(['done', 'refused', 'fault']).nullable().openapi({
      description:
        'What became of that which was set aside. `fault`: set aside again; null: it waits for the next commit.',
    }),
    links: z.object({ command: z.string() }),
  })
  .openapi('TakenUpAgain');

/** The one act by which it is decided again. */
export const takeUpAgain = defineRoute({
  method: 'post',
  path: '/api/v1/set-aside/{id}/again',
  tag: 'overviews',
  summary: 'Decide again what was set aside',
  description: 'Once the cause is mended. A word counts as from its receipt.',
  access: administrators,
  params: z.strictObject({ id: id() }),
  responses: { 201: { description: 'Decided, or set aside again.', schema: takenUp } },
  problems: [404, 409, 422],
  async operation({ params }, context) {
    const { services, caller, requestId } = context;
    const place = /^([0-9a-f-]{36})-([0-9]{1,9})$/.exec(params.id);
    const aside = place && (await services.store.findSetAside(place[1] ?? '', Number(place[2])));
    const membership = aside && membershipsAt(caller, aside.desk).find(({ role }) => role === 'administrator');
    if (!aside || !membership) throw new Problem('not-found');
    const taken = await services.store.takeUpAgain(aside, {
      actor: {
        kind: 'person',
        personId: caller.personId,
        shortId: membership.shortId,
        role: 'administrator',
        clientId: null,
      },
      identity: identityOf(context),
      requestId,
    });
    switch (taken.kind) {
      case 'conflict':
        throw new Problem('key-reused');
      case 'unknown':
        throw new Problem('not-found');
      case 'refused':
        throw new Problem(taken.code, taken.commandId === null ? {} : { commandId: taken.commandId });
      case 'decided':
        tellRuns(services.runs, taken.tellings);
        return taken;
      default: {
        const never: never = taken;
        return never;
      }
    }
  },
  present: ({ commandId, outcome }) => ({
    status: 201,
    headers: { Location: commandPath(commandId) },
    body: { commandId, outcome, links: { command: commandPath(commandId) } },
  }),
});

interface SetAsideToShow {
  readonly kind: string;
  /** Of the process. */
  readonly id: string;
  readonly revision: number;
  readonly number: string;
  readonly rootId: string;
  readonly what: 'command' | 'tick';
  readonly ref: string;
  readonly type: string;
  readonly at: Instant;
}

function presentSetAside(
  { kind, id: processId, revision, number, rootId, what, ref, type, at }: SetAsideToShow,
  language: Language,
): object {
  const own = `${processId}-${revision}`;
  return {
    id: own,
    what,
    kind,
    number,
    ref,
    type,
    text: fill(setAsideTexts[what][language], { number, type }),
    at: iso(at),
    links: {
      again: `/api/v1/set-aside/${own}/again`,
      ticket: kind === 'ticket' || kind === 'visit' ? pathOfTicket(rootId) : null,
      command: what === 'command' ? commandPath(ref) : null,
    },
  };
}
