import type { PersonActor } from '../../domain/policy/actor';
import type { Instant } from '../../domain/time';
import { channelOf, memberAt } from '../auth/caller';
import { fillsIn, formProblem, typeNotNamed } from '../forms/form-problem';
import type { RequestContext, RouteInput } from '../http/define-route';
import { identityOf } from '../http/identity';
import type { z } from '../schemas/zod';
import { Problem } from '../problems';
import type { Fault, FaultCode } from '../problems';
import { tellRuns } from '../runs/tell-runs';
import type { ApiStore } from '../services';
import { filerOf } from './author-of';
import { namesIn } from './names-in';
import type { Author } from './author-of';
import type { TicketToShow } from './present-ticket';
import type { filingBody } from './filing-schema';
import { usersOfCompany } from './users-of-company';

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
    ...(author.kind === 'person' ? {} : { authorKind: author.kind }),
    registeredBy: author.personId === caller.personId ? null : caller.personId,
    actor,
    channel: body.channel ?? channelOf(caller),
    subject: body.subject,
    text: body.text,
    requestType: body.requestType ?? null,
    topic: body.topic ?? null,
    category: body.category ?? null,
    level: body.level ?? null,
    ...(body.levelReason === undefined ? {} : { levelReason: body.levelReason }),
    ...(body.service === undefined ? {} : { service: body.service }),
    vehicles: body.vehicles ?? null,
    fields: body.fields ?? {},
    ...(await followersOf(body, author.clientId, services.store)),
    attachments: body.attachments ?? [],
    reportedByPhone: body.reportedByPhone ?? false,
    ...call,
    requestId,
  };
  const unfit = await unfitFiling(body, author.clientId, services.store);
  // A filing that stands stays answered as such, also when its form has changed since.
  const filed =
    unfit === null ? await services.store.fileTicket(filing) : await standingFiling(filing, unfit, services.store);
  switch (filed.kind) {
    case 'conflict':
      throw new Problem('key-reused');
    case 'refused':
      throw await refusedFiling(filed.code, filing, services.store);
    case 'filed':
      return { ...(await answerOf(filed, body, author, context)), actor };
    default: {
      const never: never = filed;
      return never;
    }
  }
}

/** @throws Problem where the filing does not stand already */
async function standingFiling(filing: Filing, unfit: Problem, store: ApiStore) {
  const known = await store.knownFiling(filing);
  if (known === undefined) throw unfit;
  return known;
}

/** What of a filing the desk's regulation does not take: a channel that is named, or how the form is filled in. */
async function unfitFiling(body: Body, clientId: string, store: ApiStore): Promise<Problem | null> {
  if (body.channel === undefined && !fillsIn(body)) return null;
  const { regulation } = await store.rulesFor(body.desk, clientId);
  if (body.channel !== undefined && !regulation.intake.channels.includes(body.channel))
    return new Problem('channel-not-for-requests', { errors: [fault('/channel', 'channel-not-for-requests')] });
  return formProblem(regulation, body);
}

/** Colleagues with whom the author shares it. @throws Problem for anybody who is none */
async function followersOf(
  { desk, shareWith }: Body,
  clientId: string,
  store: ApiStore,
): Promise<Pick<Filing, 'shareWith'>> {
  if (shareWith === undefined) return {};
  const users = await usersOfCompany(shareWith, (index) => `/shareWith/${index}`, { desk, clientId }, store);
  return { shareWith: users.map(({ personId }) => personId) };
}

/** The instant of a call that is recorded afterwards. How far back it may lie is judged with the filing itself. */
function recordedCall({ channel, receivedAt }: Body): { receivedAt?: Instant } {
  if (receivedAt === undefined) return {};
  if (channel !== 'phone') {
    throw new Problem('malformed', {
      errors: [fault('/receivedAt', 'calls-only')],
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
  const { state, rules, receivedAt, tellings, following } = filed;
  tellRuns(services.runs, tellings);
  void following?.then((others) => tellRuns(services.runs, others));
  const [names, acceptedAt] = await Promise.all([
    namesIn(
      state,
      { people: new Map(author.name === null ? [] : [[author.personId, author.name]]), staff: new Map() },
      services.store,
    ),
    services.store.readAcceptedAt(state.id),
  ]);
  return {
    ticket: {
      state,
      rules,
      subject: body.subject,
      fields: body.fields ?? {},
      updatedAt: state.lastAt,
      clientName: author.clientName,
      names,
      acceptedAt,
      incident: null,
      related: [],
      answers: new Map(),
    },
    now: filed.replay ? await services.store.clock.now() : receivedAt,
  };
}

async function refusedFiling(
  code: Extract<Awaited<ReturnType<ApiStore['fileTicket']>>, { kind: 'refused' }>['code'],
  { desk, clientId }: Filing,
  store: ApiStore,
): Promise<Problem> {
  if (code === 'request-type-not-named')
    return typeNotNamed((await store.rulesFor(desk, clientId)).regulation.requestTypes);
  if (code === 'unknown-attachment') {
    return new Problem('not-found', { errors: [fault('/attachments', 'unknown-attachment')] });
  }
  return new Problem(code, { errors: [fault(`/${pointerOfCode(code)}`, code)] });
}

function pointerOfCode(code: string): string {
  const pointers: Readonly<Record<string, string>> = {
    'unknown-topic': 'topic',
    'unknown-category': 'category',
    'unknown-level': 'level',
    'unknown-request-type': 'requestType',
    'unknown-service': 'service',
  };
  return pointers[code] ?? '';
}

function fault(pointer: string, code: FaultCode): Fault {
  return { pointer, code };
}
