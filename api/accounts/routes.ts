import type { Role } from '../../domain/regulation';
import { planOf } from '../../domain/regulation';
import { maySee } from '../../domain/policy/may';
import { decimalText, freeOf, hundredths, mostOnAccount } from '../../domain/works';
import { both } from '../../texts/language';
import { moneyText } from '../../texts/money';
import { entryTexts } from '../../texts/works';
import { auditBy } from '../audit/audit-by';
import { contactRoles, leadRoles, ownDesk, type Seat } from '../auth/own-desk';
import { actorOn, type Caller } from '../auth/caller';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { presentPerson } from '../names';
import { Problem, type Fault } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { amountText, code, line } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../services';
import { iso } from '../tickets/present-clock';
import { accountView, entryView, monthView } from './schemas';

const path = '/api/v1/clients/{client}/account';
const params = z.object({ client: z.uuid() });
const desk = code().optional().openapi({ description: 'May be left out by one who belongs to a single desk.' });
/** A technician sees of a company what belongs to the own visits, and its money is not of that. */
const readers = ['client', ...contactRoles] as const satisfies readonly Role[];

/** The account as the caller sees it: clients their own company's alone. @throws Problem 404 for any other */
async function seatAt(caller: Caller, named: string | undefined, client: string, store: ApiStore): Promise<Seat> {
  const seat = ownDesk(caller, named, readers);
  const sees = seat.roles.some(
    ({ role, clientId }) => (role !== 'client' && role !== 'personal-manager') || clientId === client,
  );
  if (!sees || (await store.findClient(seat.desk, client)) === undefined) throw new Problem('not-found');
  return seat;
}

/** Which of the tickets that moved an account are named to the caller: a client's user is told those that such a one sees. */
async function seenOf(
  caller: Caller,
  seat: Seat,
  clientId: string,
  named: readonly string[],
  store: ApiStore,
): Promise<(ticketId: string) => boolean> {
  if (isOfDesk(seat)) return () => true;
  const actor = actorOn(caller, { desk: seat.desk, clientId });
  const tickets = await store.readRelated([...new Set(named)]);
  return (ticketId) => {
    const ticket = tickets.get(ticketId);
    return actor !== null && ticket !== undefined && maySee(actor, ticket);
  };
}

function isOfDesk({ roles }: Seat): boolean {
  return roles.some(({ role }) => role !== 'client');
}

/** The company's plan, its month and its balance. */
export const readClientAccount = defineRoute({
  method: 'get',
  path,
  tag: 'accounts',
  summary: 'How many free works a company has left this month, and its balance',
  description:
    'By the rules in force for the company, its contract among them. Clients read that of their own company.',
  access: 'signed-in',
  params,
  query: z.strictObject({ desk }),
  responses: { 200: { description: 'As it stands now.', schema: accountView } },
  problems: [404],
  async operation({ params: { client }, query }, { caller, services: { store } }) {
    const seat = await seatAt(caller, query.desk, client, store);
    return accountOf(store, seat, client);
  },
  present: (account, { language }) => ({ status: 200, body: presentAccount(account, language) }),
});

/** Months in which works were counted. */
export const listAccountMonths = defineRoute({
  method: 'get',
  path: `${path}/months`,
  tag: 'accounts',
  summary: 'Months in which works of a company were counted',
  description: 'The last one first.',
  access: 'signed-in',
  params,
  query: z.strictObject({ desk, ...pageQuery }),
  responses: { 200: { description: 'A page.', schema: pageOf(monthView) } },
  problems: [404],
  async operation({ params: { client }, query }, { caller, services: { store } }) {
    const seat = await seatAt(caller, query.desk, client, store);
    const of = { desk: seat.desk, clientId: client };
    const page = pageFound(await store.listMonths(of, query.cursor ?? null, query.limit ?? 50));
    const named = page.items.flatMap(({ works }) => works.map(({ ticketId }) => ticketId));
    return { page, seen: await seenOf(caller, seat, client, named, store) };
  },
  present: ({ page, seen }) => ({
    status: 200,
    body: {
      items: page.items.map(({ until, closedAt, works, ...counts }) => ({
        ...{ ...counts, until: iso(until), closed: closedAt !== null },
        works: works.flatMap(({ ticketId, tid, ...work }) => (seen(ticketId) ? [{ ticket: tid, ...work }] : [])),
      })),
      nextCursor: page.cursor,
    },
  }),
});

/** What moved the money. */
export const listAccountEntries = defineRoute({
  method: 'get',
  path: `${path}/entries`,
  tag: 'accounts',
  summary: "Entries of a company's balance",
  description: 'The last one first. None is ever changed.',
  access: 'signed-in',
  params,
  query: z.strictObject({ desk, ...pageQuery }),
  responses: { 200: { description: 'A page.', schema: pageOf(entryView) } },
  problems: [404],
  async operation({ params: { client }, query }, { caller, services: { store } }) {
    const seat = await seatAt(caller, query.desk, client, store);
    const of = { desk: seat.desk, clientId: client };
    const page = pageFound(await store.listEntries(of, query.cursor ?? null, query.limit ?? 50));
    const named = page.items.flatMap(({ ticketId }) => ticketId ?? []);
    return { page, withNames: isOfDesk(seat), seen: await seenOf(caller, seat, client, named, store) };
  },
  present: ({ page, withNames, seen }, { language }) => ({
    status: 200,
    body: {
      items: page.items.map(({ id, kind, amount, after, at, ticketId, tid, reason, by }) => ({
        ...{
          id,
          kind,
          text: entryTexts[kind][language],
          amount: decimalText(amount),
          at: iso(at),
          ticket: ticketId !== null && seen(ticketId) ? tid : null,
          reason,
        },
        ...{ amountAfter: decimalText(after.amount), heldAfter: decimalText(after.held) },
        by: by === null || !withNames ? null : presentPerson(by.id, by.name),
      })),
      nextCursor: page.cursor,
    },
  }),
});

/** The company has paid in. */
export const topUpAccount = defineRoute({
  method: 'post',
  path: `${path}/top-ups`,
  tag: 'accounts',
  summary: 'Note that a company has paid into its account',
  description:
    'In the currency of the desk. The same request with its Idempotency-Key counts once. It cannot be taken back.',
  access: leadRoles,
  params,
  body: z.strictObject({ desk, amount: amountText(), reason: line(300) }).openapi('TopUp'),
  responses: { 201: { description: 'As the account stands afterwards.', schema: accountView } },
  problems: [404, 409, 422],
  async operation({ params: { client }, body }, context: RequestContext<typeof leadRoles>) {
    const { caller, services } = context;
    const { store } = services;
    const seat = ownDesk(caller, body.desk, leadRoles);
    if ((await store.findClient(seat.desk, client)) === undefined) throw new Problem('not-found');
    const { regulation } = await store.rulesFor(seat.desk, client);
    const currency = regulation.works?.balance ?? null;
    if (currency === null) throw new Problem('not-provided');
    const topped = await store.topUp({
      ...{ id: idOfKey(context, 'top-up'), desk: seat.desk, clientId: client, reason: body.reason },
      ...{ amount: hundredths(body.amount), by: auditBy(context) },
    });
    switch (topped.kind) {
      case 'topped-up':
        return accountOf(store, seat, client);
      case 'unknown-client':
        throw new Problem('not-found');
      case 'conflict':
        throw new Problem('key-reused');
      case 'too-much':
        throw new Problem('account-full', { errors: [fullAt('/amount', topped.room, currency)] });
      default: {
        const never: never = topped;
        return never;
      }
    }
  },
  present: (account, { language }) => ({ status: 201, body: presentAccount(account, language) }),
});

/** That an account does not hold so much: how much it does, and what of it is left. */
function fullAt(pointer: string, room: number, currency: string): Fault {
  const said = (amount: number) => {
    const text = decimalText(amount);
    return both(moneyText(text, currency, 'ru'), moneyText(text, currency, 'en'));
  };
  return {
    pointer,
    code: 'account-full',
    says: 'account-holds',
    values: { most: said(mostOnAccount), room: said(room) },
  };
}

interface AccountToShow {
  readonly desk: string;
  readonly client: string;
  readonly mayTopUp: boolean;
  readonly account: Awaited<ReturnType<ApiStore['readAccount']>>;
}

async function accountOf(store: ApiStore, seat: Seat, client: string): Promise<AccountToShow> {
  const account = await store.readAccount({ desk: seat.desk, clientId: client });
  const mayTopUp = (account.works?.balance ?? null) !== null && seat.roles.some(({ role }) => leads.has(role));
  return { desk: seat.desk, client, mayTopUp, account };
}

const leads: ReadonlySet<Role> = new Set(leadRoles);

function presentAccount(
  { desk: at, client, mayTopUp, account: { works, quota, balance } }: AccountToShow,
  language: 'ru' | 'en',
): object {
  const free = works?.free ?? null;
  const currency = works?.balance ?? null;
  return {
    ...{ desk: at, client, mayTopUp, title: works?.title[language] ?? null },
    plan: free && { code: free.plan, title: planOf(free).title[language] },
    quota: quota && free && { ...quota, from: iso(quota.from), until: iso(quota.until), minutes: free.minutes },
    balance:
      currency === null
        ? null
        : {
            ...{ currency, amount: decimalText(balance.amount), held: decimalText(balance.held) },
            free: decimalText(freeOf(balance)),
            text: moneyText(decimalText(freeOf(balance)), currency, language),
          },
  };
}
