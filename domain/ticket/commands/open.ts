import { isStaff } from '../../policy/actor';
import type { AuthorKind } from '../../policy/may';
import type { BodyOf, Envelope, EventOf, Rules, RulesPin, Writing } from '../../process';
import { categoryOf, firstService, levelOf, lookUp, topicOf, type Regulation, type Situation } from '../../regulation';
import { startClocks } from '../effects/clocks';
import { oweLimit, owePhoneCall } from '../effects/shared';
import type { EventBodies } from '../state/events';
import type { TicketDraft } from '../state/rule';
import type { TicketState } from '../state/state';
import type { ShareEvents } from './share';

/** The ticket that another one is split off, and who comes along. */
export interface SplitOrigin {
  readonly ticketId: string;
  readonly tid: string;
  readonly sharedWith: readonly string[];
  /** Short id of the responsible. */
  readonly assignee: string | null;
}

/** A filing with everything that was looked up for it: identity, client, author, the rules in force. */
export interface Open {
  readonly type: 'open';
  readonly ticketId: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly authorId: string;
  readonly authorKind: AuthorKind;
  /** The person of the desk who registered it for the author. */
  readonly registeredBy: string | null;
  readonly subject: string;
  readonly text: string;
  readonly requestType: string | null;
  readonly topic: string | null;
  /** What the problem is, as the filer says. */
  readonly category: string | null;
  readonly priority: string | null;
  /** Another one than the contract's, and why. */
  readonly level: string | null;
  readonly levelReason: string | null;
  readonly vehicles: number | null;
  readonly reportedByPhone: boolean;
  readonly splitFrom: SplitOrigin | null;
  /** Ids of people of the author's company who see and follow it from the first instant (SP-4). */
  readonly shareWith?: readonly string[];
  /** Absent or null: the first one of the desk holds it. */
  readonly service?: string | null;
  readonly pin: RulesPin;
  /** Its receipt is confirmed in the portal and by no letter. */
  readonly quiet?: boolean;
  readonly attachments: readonly string[];
}

/** A ticket that is being opened, but for what is filed. */
const nothingYet: Omit<Situation, 'topic' | 'requestType' | 'clientCategory' | 'priority' | 'vehicles'> = {
  stage: 'triage',
  level: null,
  category: null,
  service: null,
  emergency: 'none',
  fault: 'undetermined',
  wait: null,
  cycle: 'first',
  round: 'first',
  district: null,
  assigned: false,
  asked: null,
};

/** What a filing comes to. What the regulation does not know gives way to its own defaults. */
export function openedBy(
  body: Open,
  command: Envelope,
  { regulation }: Rules,
): BodyOf<EventOf<Pick<EventBodies, 'opened'>>> {
  const form = lookUp(regulation.requestTypes, body.requestType);
  const named = body.topic ?? form?.topic ?? null;
  const topicCode = lookUp(regulation.topics, named) === undefined || named === null ? regulation.otherTopic : named;
  const topic = topicOf(regulation, topicCode);
  const known = (code: string | null | undefined): string | undefined =>
    code != null && lookUp(regulation.priorities, code) !== undefined ? code : undefined;
  const ownPriority = known(body.priority) ?? regulation.defaultPriority;
  const priority = known(body.priority) ?? known(topic.priority) ?? ownPriority;
  const { requestType, vehicles } = body;
  const asked = { ...nothingYet, clientCategory: regulation.clientCategory, requestType, vehicles, priority };
  const category = categoryOf(regulation, body.category ?? form?.category ?? null, { ...asked, topic: topicCode });
  return {
    type: 'opened',
    ticketId: body.ticketId,
    tid: body.tid,
    desk: body.desk,
    clientId: body.clientId,
    authorId: body.authorId,
    ...(body.authorKind === 'person' ? {} : { authorKind: body.authorKind }),
    channel: command.channel,
    rules: body.pin,
    requestType: body.requestType,
    topic: topicCode,
    priority,
    ownPriority,
    category,
    level: body.level ?? levelOf(regulation, { ...asked, topic: topicCode, category }),
    ownLevel: body.level,
    ...(body.levelReason === null ? {} : { levelReason: body.levelReason }),
    vehicles: body.vehicles,
    registeredBy: body.registeredBy,
    phoneCall: { required: topic.phoneCall === 'required', logged: body.reportedByPhone || isCall(body, command) },
    ...serviceOf(body, command, regulation),
    splitFrom: body.splitFrom?.ticketId ?? null,
    ...(body.splitFrom === null ? {} : { splitFromTid: body.splitFrom.tid }),
    ...(body.quiet === true ? { quiet: true } : {}),
    messageId: command.id,
  };
}

/** The service that holds it takes part, and those for which it was taken down. */
function serviceOf(
  { service }: Open,
  { actor }: Envelope,
  regulation: Regulation,
): Pick<EventBodies['opened'], 'service'> {
  const named = lookUp(regulation.services, service) === undefined ? null : (service ?? null);
  const holds = named ?? firstService(regulation);
  if (holds === null) return {};
  const own = isStaff(actor) && actor.role === 'specialist' ? (actor.services ?? []) : [];
  const took = [holds, ...own.filter((code) => lookUp(regulation.services, code) !== undefined)];
  return { service: { holds, took: [...new Set(took)] } };
}

/** Whom the author names, and who belongs to what it was split off from, belongs to the new ticket from its first instant. */
export function bringAlong(
  draft: Writing<TicketState, EventOf<EventBodies & ShareEvents>>,
  { splitFrom, shareWith = [], authorId }: Pick<Open, 'splitFrom' | 'shareWith' | 'authorId'>,
): void {
  const named = new Set([...(splitFrom?.sharedWith ?? []), ...shareWith]);
  named.delete(authorId);
  if (named.size > 0) draft.emit({ type: 'shared', with: [...named] });
  const assignee = splitFrom?.assignee ?? null;
  if (assignee !== null) draft.emit({ type: 'assigned', to: assignee, from: null, reason: null });
}

/** The clocks and duties that a filing starts. */
export function beginTicket(draft: TicketDraft, rules: Rules): void {
  startClocks(draft, rules, 'opened');
  oweLimit(draft, rules);
  owePhoneCall(draft, rules);
}

/** Taken down on the phone; a split-off ticket inherits the channel, not the call. */
function isCall({ splitFrom }: Open, { channel }: Envelope): boolean {
  return channel === 'phone' && splitFrom === null;
}
