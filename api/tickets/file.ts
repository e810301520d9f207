import type { DeskMember, PersonActor } from '../../domain/policy/actor';
import { lookUp } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { actingOn, isStaff } from '../../domain/policy/actor';
import { filingSetters } from '../../domain/policy/fields';
import { may, type Grant } from '../../domain/policy/may';
import { channelOf, memberAt, membershipsAt } from '../auth/caller';
import type { Caller, CallerMembership } from '../auth/caller';
import { requireSettable } from '../auth/settable';
import type { SettersOf } from '../auth/settable';
import type { RequestContext, RouteInput } from '../http/define-route';
import { identityOf } from '../http/identity';
import type { z } from '../schemas/zod';
import { Problem } from '../problems';
import type { Fault } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import type { ApiStore } from '../services';
import { formFaults } from './form-faults';
import type { TicketToShow } from './present-ticket';
import type { filingBody } from './schemas';

type Context = RequestContext<'signed-in'>;
type Body = z.output<typeof filingBody>;
type Filing = Parameters<ApiStore['fileTicket']>[0];
type Filed = Extract<Awaited<ReturnType<ApiStore['fileTicket']>>, { kind: 'filed' }>;

/** A ticket as filed, for the answer. */
export interface FiledTicket {
  readonly ticket: TicketToShow;
  readonly actor: PersonActor;
  readonly now: Instant;
}

/**
 * Files a ticket: everything that can be wrong is found before the store gives a number; after that the filing stands,
 * whether the engine can be reached or not.
 */
export async function file(input: RouteInput<unknown, unknown, Body>, context: Context): Promise<FiledTicket> {
  const { body } = input;
  const { services, caller, requestId } = context;
  const member = memberAt(caller, body.desk);
  if (!member) throw new Problem('unknown-desk', { errors: [fault('/desk', 'unknown-desk')] });
  const { author, actor } = await filerOf(body, caller, member, services.store);
  const call = recordedCall(body);
  const filing: Filing = {
    identity: identityOf(context),
    desk: body.desk,
    clientId: author.clientId,
    authorId: author.personId,
    registeredBy: author.personId === caller.personId ? null : caller.personId,
    actor,
    channel: body.channel ?? channelOf(caller),
    subject: body.subject,
    text: body.text,
    requestType: body.requestType ?? null,
    topic: body.topic ?? null,
    level: body.level ?? null,
    ...(body.levelReason === undefined ? {} : { levelReason: body.levelReason }),
    vehicles: body.vehicles ?? null,
    fields: body.fields ?? {},
    attachments: body.attachments ?? [],
    reportedByPhone: body.reportedByPhone ?? false,
    ...call,
    requestId,
  };
  const faults = await faultsOfForm(body, author.clientId, services.store);
  // A filing that stands stays answered as such, also when its form has changed since.
  const filed =
    faults.length === 0 ? await services.store.fileTicket(filing) : await services.store.knownFiling(filing);
  if (filed === undefined) throw new Problem('form-not-filled', { errors: faults });
  switch (filed.kind) {
    case 'conflict':
      throw new Problem('key-reused');
    case 'refused':
      throw refusedFiling(filed.code);
    case 'filed':
      return { ...(await answerOf(filed, body, author, context)), actor };
    default: {
      const never: never = filed;
      return never;
    }
  }
}

interface Author {
  readonly personId: string;
  readonly clientId: string;
  readonly name: string | null;
  readonly clientName: string | null;
}

/** Who of the desk takes filings down for clients. */
const filing: Grant = {
  client: 'author',
  staff: ['specialist', 'coordinator', 'personal-manager', 'manager', 'administrator'],
};

/** Of exactly the fields that the schema has. */
const setters: SettersOf<Body> = filingSetters;

/**
 * For whom it is filed, and as what the caller files it: people of the desk name the author, a client's user is it.
 *
 * @throws Problem for a field that is not the caller's to say, and for an author whom the caller cannot file for
 */
async function filerOf(
  body: Body,
  caller: Caller,
  member: DeskMember,
  store: ApiStore,
): Promise<{ readonly author: Author; readonly actor: PersonActor }> {
  const companies = membershipsAt(caller, body.desk).filter(({ role }) => role === 'client');
  const worksHere = companies.length < member.held.length;
  const own = worksHere && body.onBehalfOf !== undefined ? undefined : companyOfFiling(body, companies);
  const author = own ?? (await authorOf(body, worksHere, store));
  const actor = actingOn(member, author.clientId);
  const to = { clientId: author.clientId, authorId: author.personId, sharedWith: [] };
  if (actor !== null) requireSettable(body, setters, actor, 'forbidden');
  if (actor === null || !may(actor, filing, to)) {
    // Whom a personal manager does not serve is nobody to that one.
    const known = actor === null || !isStaff(actor) || actor.role === 'technician';
    throw known
      ? new Problem('forbidden')
      : new Problem('not-found', { errors: [fault('/onBehalfOf', 'unknown-person')] });
  }
  if (body.level !== undefined && body.levelReason === undefined) {
    throw new Problem('level-needs-reason', { errors: [fault('/levelReason', 'level-needs-reason')] });
  }
  return { author, actor };

  /** The caller as author; undefined for one who is no client's user. */
  function companyOfFiling({ client }: Body, of: readonly CallerMembership[]): Author | undefined {
    const [first, second] = of;
    if (first === undefined) return undefined;
    if (second !== undefined && client === undefined)
      throw new Problem('client-not-named', { errors: [fault('/client', 'client-not-named')] });
    const found = client === undefined ? first : of.find(({ clientId }) => clientId === client);
    if (found?.clientId == null) throw new Problem('not-found', { errors: [fault('/client', 'unknown-client')] });
    const { personId, name } = caller;
    return { personId, name, clientId: found.clientId, clientName: found.clientName };
  }
}

async function authorOf(body: Body, worksHere: boolean, store: ApiStore): Promise<Author> {
  if (!worksHere) throw new Problem('forbidden');
  if (body.onBehalfOf === undefined) {
    throw new Problem('malformed', { errors: [fault('/onBehalfOf', 'missing', 'Staff say for whom they file.')] });
  }
  const author = await store.findClientUser(body.desk, body.onBehalfOf, body.client);
  if (!author) throw new Problem('not-found', { errors: [fault('/onBehalfOf', 'unknown-person')] });
  return author;
}

/** A filing that names its form fills it in as the regulation has it; one that names none says what it likes. */
async function faultsOfForm(
  { desk, requestType, fields = {} }: Body,
  clientId: string,
  store: ApiStore,
): Promise<Fault[]> {
  if (requestType === undefined) return [];
  const { regulation } = await store.rulesFor(desk, clientId);
  const form = lookUp(regulation.requestTypes, requestType);
  // A form that nobody knows is refused by the store, with all other unknown codes.
  return form ? formFaults(form.fields, fields) : [];
}

/** The instant of a call that is recorded afterwards. How far back it may lie is judged with the filing itself. */
function recordedCall({ channel, receivedAt }: Body): { receivedAt?: Instant } {
  if (receivedAt === undefined) return {};
  if (channel !== 'phone') {
    throw new Problem('malformed', {
      errors: [fault('/receivedAt', 'calls-only', 'Only a call (channel `phone`) is dated back.')],
    });
  }
  return { receivedAt };
}

/** Has the run started, without waiting for it, and puts together what the answer shows. */
async function answerOf(
  filed: Filed,
  body: Body,
  author: Author,
  { services }: Context,
): Promise<Omit<FiledTicket, 'actor'>> {
  const { state, rules, receivedAt, tellings } = filed;
  tellRuns(services.runs, tellings);
  return {
    ticket: {
      state,
      rules,
      subject: body.subject,
      fields: body.fields ?? {},
      updatedAt: state.lastAt,
      clientName: author.clientName,
      authorName: author.name,
    },
    now: filed.replay ? await services.store.clock.now() : receivedAt,
  };
}

function refusedFiling(
  code: Extract<Awaited<ReturnType<ApiStore['fileTicket']>>, { kind: 'refused' }>['code'],
): Problem {
  if (code === 'unknown-attachment') {
    return new Problem('not-found', { errors: [fault('/attachments', 'unknown-attachment')] });
  }
  return new Problem(code, { errors: [fault(`/${pointerOfCode(code)}`, code)] });
}

function pointerOfCode(code: string): string {
  return { 'unknown-topic': 'topic', 'unknown-level': 'level', 'unknown-request-type': 'requestType' }[code] ?? '';
}

function fault(pointer: string, code: string, detail = ''): Fault {
  return { pointer, code, detail };
}
