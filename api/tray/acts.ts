import { setTimeout as delay } from 'node:timers/promises';
import { maySee } from '../../domain/policy/may';
import { memberAt, type Caller } from '../auth/caller';
import { actingOn } from '../../domain/policy/actor';
import { auditBy } from '../audit/audit-by';
import { allClientsRoles } from '../auth/own-desk';
import { presentBytes } from '../attachments/present-attachment';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { pathOfTicket } from '../paths';
import { Problem } from '../problems';
import { z } from '../schemas/zod';
import { code, id, line } from '../schemas/values';
import type { ApiStore } from '../services';
import type { LetterOrder } from '../../store/letters/arrived';

type Context = RequestContext<typeof allClientsRoles>;
type Settled = NonNullable<Awaited<ReturnType<ApiStore['readLetterOutcome']>>>;
type Item = NonNullable<Awaited<ReturnType<ApiStore['findTrayItem']>>>;

const person = () =>
  z
    .string()
    .min(1)
    .max(254)
    .openapi({ description: "A user of the client, by id, short id or e-mail; default: the letter's writer." });

const act = z
  .discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('file'),
        client: z.uuid(),
        person: person().optional(),
        requestType: code().optional(),
        topic: code().optional(),
      })
      .openapi('FileTrayAct'),
    z.strictObject({ type: z.literal('attach'), ticket: z.string().min(1).max(64) }).openapi('AttachTrayAct'),
    z.strictObject({ type: z.literal('bind'), client: z.uuid(), name: line(200).optional() }).openapi('BindTrayAct'),
    z.strictObject({ type: z.literal('drop'), reason: line(500) }).openapi('DropTrayAct'),
  ])
  .openapi('TrayAct');

const done = z
  .object({
    id: z.string(),
    outcome: z.enum(['ticket', 'reply', 'tray', 'notice-state', 'duplicate', 'dropped']).nullable().openapi({
      description: 'What became of it. `tray`: it lies there still, see `reason`; null: that is still to come.',
    }),
    reason: z.string().nullable(),
    ticket: z.string().nullable(),
    tid: z.string().nullable(),
    links: z.object({ ticket: z.string().nullable() }),
  })
  .openapi('TrayActed');

interface Outcome {
  readonly outcome: 'dropped' | NonNullable<Settled['outcome']> | null;
  readonly reason: string | null;
  readonly ticket: string | null;
  readonly tid: string | null;
}

/** A letter is worked off by another process; so long it is waited for, then said that it is to come. */
const patienceMs = 5_000;
const lookMs = 50;

/** What somebody of the desk does with a letter that nobody could place. */
export const dealWithTrayItem = defineRoute({
  method: 'post',
  path: '/api/v1/tray/{item}/acts',
  tag: 'overviews',
  summary: 'File a letter, attach it to a ticket, make its writer known, or drop it',
  description:
    '`file` opens a ticket for a client; `attach` brings the letter into a ticket as a word of its writer; `bind` makes the writer a user of the client and decides anew; `drop` leaves the letter on record with the reason. Who did what stays with the item.',
  access: allClientsRoles,
  params: z.strictObject({ item: id() }),
  body: act,
  responses: { 201: { description: 'Done, or still to come.', schema: done } },
  problems: [404, 409, 422],
  async operation({ params, body }, context): Promise<Outcome & { readonly id: string }> {
    const { services, caller } = context;
    const { store } = services;
    const item = await ownItem(context, params.item);
    const { letterId } = item;
    const by = caller.personId;
    if (body.type === 'drop') {
      const dropped = await store.resolveTrayItem(item.id, { by, act: 'drop', reason: body.reason });
      if (!dropped) throw new Problem('nothing-to-change');
      return { id: item.id, outcome: 'dropped', reason: body.reason, ticket: null, tid: null };
    }
    if (letterId === null || item.desk === null) throw new Problem('nothing-to-change');
    const order = body.type === 'bind' ? null : await orderOf(body, item.desk, caller, store);
    if (body.type === 'bind') await bind(body, letterId, item.desk, context);
    if (!(await store.takeUpLetter(letterId, order))) throw new Problem('nothing-to-change');
    return { ...(await outcomeOf(store, letterId)), id: item.id };
  },
  present: ({ id: own, outcome, reason, ticket, tid }) => ({
    status: 201,
    body: {
      ...{ id: own, outcome, reason, ticket, tid },
      links: { ticket: ticket === null ? null : pathOfTicket(ticket) },
    },
  }),
});

/** An item of a tray that the caller may deal with. @throws Problem 404 */
async function ownItem({ services, caller }: Context, named: string): Promise<Item> {
  const item = await services.store.findTrayItem(named);
  if (item === undefined) throw new Problem('not-found');
  const sees =
    item.desk === null
      ? caller.memberships.some(({ role }) => role === 'administrator')
      : caller.memberships.some(
          ({ desk, role }) => desk === item.desk && allClientsRoles.some((able) => able === role),
        );
  if (!sees) throw new Problem('not-found');
  return item;
}

/** @throws Problem for a client, a person or a ticket that is none of the desk's */
async function orderOf(
  body: Exclude<z.output<typeof act>, { type: 'bind' | 'drop' }>,
  desk: string,
  caller: Caller,
  store: ApiStore,
): Promise<LetterOrder> {
  const by = caller.personId;
  if (body.type === 'attach') {
    const ticket = await store.readTicket(body.ticket);
    const member = memberAt(caller, desk);
    const actor = ticket && member && actingOn(member, ticket.state.clientId);
    const sees = ticket && actor && maySee(actor, { ...ticket.state, technicians: ticket.technicians });
    if (!ticket || ticket.state.desk !== desk || !sees)
      throw new Problem('not-found', { errors: [{ pointer: '/ticket', code: 'not-found' }] });
    return { act: 'attach', by, ticket: ticket.state.id };
  }
  await requireClient(store, desk, body.client);
  const { client, requestType = null, topic = null } = body;
  const users = body.person === undefined ? [] : await store.findClientUsers(desk, body.person);
  const user = users.find(({ clientId }) => clientId === client);
  if (body.person !== undefined && user === undefined)
    throw new Problem('not-found', { errors: [{ pointer: '/person', code: 'unknown-person' }] });
  return { act: 'file', by, client, person: user?.personId ?? null, requestType, topic };
}

async function bind(
  { client, name }: Extract<z.output<typeof act>, { type: 'bind' }>,
  letterId: string,
  desk: string,
  context: Context,
): Promise<void> {
  const { store } = context.services;
  await requireClient(store, desk, client);
  const bound = await store.bindSender(letterId, { desk, client, name: name ?? null, by: auditBy(context) });
  if (bound.kind === 'address-of-another') throw new Problem('address-of-another');
  if (bound.kind !== 'found') throw new Problem('nothing-to-change');
}

async function requireClient(store: ApiStore, desk: string, client: string): Promise<void> {
  if ((await store.findClient(desk, client)) === undefined)
    throw new Problem('not-found', { errors: [{ pointer: '/client', code: 'unknown-client' }] });
}

async function outcomeOf(store: ApiStore, letterId: string): Promise<Outcome> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const letter = await store.readLetterOutcome(letterId);
    const { outcome = null, reason = null, ticket = null, tid = null } = letter ?? {};
    if (outcome !== null || performance.now() > until) return { outcome, reason, ticket, tid };
    await delay(lookMs);
  }
}

/** The letter as it came, byte by byte, to be saved. */
export const readTrayLetter = defineRoute({
  method: 'get',
  path: '/api/v1/tray/{item}/letter',
  tag: 'overviews',
  summary: 'A letter of the tray as it came',
  access: allClientsRoles,
  params: z.strictObject({ item: id() }),
  responses: { 200: { description: 'The raw letter (RFC 5322).', bytes: '*/*' } },
  problems: [404],
  async operation({ params }, context) {
    const item = await ownItem(context, params.item);
    const letter = item.letterId === null ? undefined : await context.services.store.findLetterBytes(item.letterId);
    if (letter === undefined) throw new Problem('not-found');
    return letter;
  },
  present: ({ id: own, size, sha256, chunks }) =>
    presentBytes(
      { id: own, name: 'letter.eml', mediaType: 'application/octet-stream', size, sha256, desk: '' },
      chunks,
    ),
});
