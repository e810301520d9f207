import { movesByRules } from '../../domain/process';
import { actingOn, type PersonActor } from '../../domain/policy/actor';
import { duties } from '../../domain/duties';
import type { EntryContent } from '../../store/register/entry';
import type { NewChange } from '../../store/register/receive-change';
import { channelOf, memberAt } from '../auth/caller';
import { allClientsRoles, ownDesk } from '../auth/own-desk';
import { ask } from '../commands/ask';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { Problem } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import { z } from '../schemas/zod';
import { accountView } from '../tickets/account-schemas';
import { movesToShow } from '../tickets/moves-of-account';
import { presentAccount } from '../tickets/present-account';
import { changePath, presentChange, registerPath, type ChangeRead } from './present';
import { staffDesks } from './read';
import { changeView, newChange, newEntry, withdrawal } from './schemas';

type Context = RequestContext<typeof allClientsRoles>;

interface Visible {
  readonly change: ChangeRead;
  readonly actor: PersonActor;
}

const params = z.object({ change: z.uuid() });
const created = { 201: { description: 'Received: it waits for its publication.', schema: changeView } };
const done = { 200: { description: 'As it stands.', schema: changeView } };

/** Contacts of somebody new, or an operator that was determined. */
export const addRegisterEntry = defineRoute({
  method: 'post',
  path: registerPath,
  tag: 'overviews',
  summary: 'Receive contacts that the register does not have',
  description: 'They stand in the register once they are published; by when, the regulation says.',
  access: allClientsRoles,
  body: newEntry,
  responses: created,
  problems: [404, 409, 422],
  operation({ body: { desk: named, service = null, ...said } }, context: Context) {
    const { desk } = ownDesk(context.caller, named, allClientsRoles);
    return receive(context, desk, { service }, said);
  },
  present: ({ change, actor }, reading) => ({ status: 201, body: presentChange(change, actor, reading) }),
});

/** Other contacts of an entry, or that it does not hold any more. */
export const changeRegisterEntry = defineRoute({
  method: 'post',
  path: `${registerPath}/entries/{entry}/changes`,
  tag: 'overviews',
  summary: 'Receive a change of an entry',
  description: 'All that the entry will say; what it said before stays readable.',
  access: allClientsRoles,
  params: z.object({ entry: z.uuid() }),
  body: newChange,
  responses: created,
  problems: [404, 409, 422],
  async operation({ params: { entry: entryId }, body }, context: Context) {
    const found = await context.services.store.readEntry(staffDesks(context.caller), entryId);
    if (found === undefined) throw new Problem('not-found');
    return receive(context, found.desk, { entryId }, body);
  },
  present: ({ change, actor }, reading) => ({ status: 201, body: presentChange(change, actor, reading) }),
});

export const readRegisterChange = defineRoute({
  method: 'get',
  path: changePath,
  tag: 'overviews',
  summary: 'A change of the register',
  access: allClientsRoles,
  params,
  responses: done,
  operation: ({ params: { change } }, context: Context) => visible(context, change),
  present: ({ change, actor }, reading) => ({ status: 200, body: presentChange(change, actor, reading) }),
});

/** Why it has to be published by then. */
export const readRegisterAccount = defineRoute({
  method: 'get',
  path: `${changePath}/clocks/{code}/account`,
  tag: 'overviews',
  summary: "The account of a change's deadline, day by day",
  access: allClientsRoles,
  params: params.extend({ code: z.string().max(64) }),
  responses: { 200: { description: 'The rule, and every day from the receipt to due.', schema: accountView } },
  async operation({ params: asked }, context: Context) {
    const { change } = await visible(context, asked.change);
    const clock = duties(change.state.clocks).findLast(({ code }) => code === asked.code);
    if (clock === undefined) throw new Problem('not-found');
    const moves = movesByRules(change.events).get(clock.key) ?? [];
    return { change, clock, moves: await movesToShow(context.services.store, moves, false) };
  },
  present: ({ change: { state, rules, now }, clock, moves }, { language, timeZone }) => ({
    status: 200,
    body: presentAccount(clock, {
      ...{ rules, now, language, timeZone, moves, path: `${registerPath}/changes/${state.id}`, orders: [] },
    }),
  }),
});

export const publishRegisterChange = defineRoute({
  method: 'post',
  path: `${changePath}/publication`,
  tag: 'overviews',
  summary: 'Publish a change: the register shows it from now on',
  access: allClientsRoles,
  params,
  body: z.strictObject({}),
  responses: done,
  problems: [404, 409, 422],
  operation: ({ params: { change } }, context: Context) => give(context, change, 'publish', {}),
  present: ({ change, actor }, reading) => ({ status: 200, body: presentChange(change, actor, reading) }),
});

export const withdrawRegisterChange = defineRoute({
  method: 'post',
  path: `${changePath}/withdrawal`,
  tag: 'overviews',
  summary: 'Nothing comes of a change: it was received by mistake',
  access: allClientsRoles,
  params,
  body: withdrawal,
  responses: done,
  problems: [404, 409, 422],
  operation: ({ params: { change }, body }, context: Context) => give(context, change, 'withdraw', body),
  present: ({ change, actor }, reading) => ({ status: 200, body: presentChange(change, actor, reading) }),
});

type Said = z.output<typeof newChange>;

async function receive(context: Context, desk: string, of: NewChange['of'], said: Said): Promise<Visible> {
  const { services, caller } = context;
  const member = memberAt(caller, desk);
  const actor = member && actingOn(member, null);
  if (actor == null) throw new Problem('not-found');
  if (said.until !== undefined && said.until <= said.since)
    throw new Problem('malformed', { errors: [{ pointer: '/until', code: 'not-later' }] });
  const id = idOfKey(context, 'register-change');
  const asked = { id, desk, of, because: said.because, content: contentOf(said), actor, channel: channelOf(caller) };
  const received = await services.store.receiveChange(asked);
  switch (received.kind) {
    case 'received':
      tellRuns(services.runs, received.tellings);
      return visible(context, id);
    case 'conflict':
      throw new Problem('key-reused');
    case 'in-future':
      throw new Problem('report-from-future', { errors: [{ pointer: '/receivedOn', code: 'report-from-future' }] });
    case 'unknown-service':
      throw new Problem('not-in-regulation', { errors: [{ pointer: '/service', code: 'unknown-service' }] });
    case 'no-register':
      throw new Problem('not-provided');
    case 'no-entry':
      throw new Problem('not-found');
    default: {
      const never: never = received;
      return never;
    }
  }
}

function contentOf({ body, since, receivedOn, ...said }: Said): EntryContent {
  return {
    ...{ body, since, receivedOn },
    name: said.name ?? null,
    post: said.post ?? null,
    phone: said.phone ?? null,
    email: said.email ?? null,
    until: said.until ?? null,
    letterNumber: said.letter?.number ?? null,
    letterDate: said.letter?.date ?? null,
  };
}

async function give(
  context: Context,
  id: string,
  type: 'publish' | 'withdraw',
  content: Readonly<Record<string, unknown>>,
): Promise<Visible> {
  const { services, caller } = context;
  const { change, actor } = await visible(context, id);
  const word = { kind: 'register', id, ticketId: id, named: id, type, content, actor, channel: channelOf(caller) };
  await ask(context, services.store.sayToChange, { ...word, at: change.now });
  return visible(context, id);
}

/** @throws Problem 404 for what is not there, or is not for the caller */
async function visible({ services: { store }, caller }: Context, id: string): Promise<Visible> {
  const change = await store.readChange(id);
  if (change === undefined || !staffDesks(caller).includes(change.state.desk)) throw new Problem('not-found');
  const member = memberAt(caller, change.state.desk);
  const actor = member && actingOn(member, null);
  if (actor == null) throw new Problem('not-found');
  return { change, actor };
}
