import type { Actor } from '../../domain/policy/actor';
import type { AuthorKind } from '../../domain/policy/may';
import type { RefusalCode } from '../../domain/policy/refusals';
import type { Rules } from '../../domain/process';
import { lacksContract, lookUp } from '../../domain/regulation';
import type { Channel } from '../../domain/regulation';
import { mayDateBack } from '../../domain/ticket';
import type { Open, SplitOrigin } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { clean, contentDigest } from '../json';
import type { NewRow } from '../process/inbox';
import type { Beginning } from '../process/unit';
import type { Stamps } from '../rules/stamps';
import type { TicketBeside } from './ticket-model';

/** What a ticket is opened with; what is left out follows from the regulation. */
export interface Filing {
  /** Unique for ever: made by the channel from the caller and the key that the caller gave. */
  readonly identity: string;
  readonly desk: string;
  readonly clientId: string;
  readonly authorId: string;
  /** Left out: a person. */
  readonly authorKind?: AuthorKind;
  /** The person of the desk who took it down for the author (SK-3). */
  readonly registeredBy?: string | null;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly subject: string;
  readonly text: string;
  readonly requestType?: string | null;
  readonly topic?: string | null;
  /** What the problem is. */
  readonly category?: string | null;
  readonly priority?: string | null;
  readonly level?: string | null;
  readonly levelReason?: string | null;
  /** Left out: the first one of the desk. */
  readonly service?: string | null;
  readonly vehicles?: number | null;
  /** What was filled in beside the text (SK-4). */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Ids of users of the author's company who see and follow it. */
  readonly shareWith?: readonly string[];
  readonly attachments?: readonly string[];
  readonly reportedByPhone?: boolean;
  /** Its receipt is confirmed in the portal and by no letter: a program would read that. */
  readonly quiet?: boolean;
  /** Earlier than now only where the desk recorded a call. */
  readonly receivedAt?: Instant;
  readonly requestId?: string;
}

/** Why a filing cannot be; not remembered. */
export type FilingRefusal = RefusalCode | 'unknown-request-type' | 'request-type-not-named' | 'unknown-attachment';

/** What a filing names and the regulation does not know, and a call dated back too far: said to the caller at once. */
export function refusalOf(
  { channel, topic, category, requestType, level, priority, service }: Filing,
  rules: Rules,
  when: { readonly receivedAt: Instant; readonly storedAt: Instant },
): FilingRefusal | undefined {
  const { regulation } = rules;
  if (lacksContract(regulation)) return 'no-contract';
  if (topic && lookUp(regulation.topics, topic) === undefined) return 'unknown-topic';
  if (category && lookUp(regulation.categories, category) === undefined) return 'unknown-category';
  if (!requestType && regulation.intake.requestType === 'required') return 'request-type-not-named';
  if (requestType && lookUp(regulation.requestTypes, requestType) === undefined) return 'unknown-request-type';
  if (level && lookUp(regulation.levels, level) === undefined) return 'unknown-level';
  if (service && lookUp(regulation.services, service) === undefined) return 'unknown-service';
  if (priority && lookUp(regulation.priorities, priority) === undefined) return 'unknown-priority';
  // A letter counts from its coming, however long it then lay with us: nobody but ourselves says when that was.
  if (channel !== 'email' && when.receivedAt !== when.storedAt && !mayDateBack(rules, when))
    return 'received-out-of-range';
  return undefined;
}

/** What a filing says, for comparing two that bear the same identity. */
export function filingDigest({
  identity: _identity,
  actor: _actor,
  requestId: _requestId,
  ...content
}: Filing): string {
  return contentDigest(content);
}

/** What is drawn for a filing before anything is written; whoever does not file after that leaves a gap in the numbers. */
export interface Drawn {
  readonly now: Instant;
  readonly number: bigint;
  readonly stamps: Stamps;
  /** Who of the client follows it by the regulation; left out: nobody. */
  readonly copies?: readonly string[];
}

/** Where a ticket comes from that another one is split into; its id was given there. */
export interface Split {
  readonly ticketId: string;
  readonly from: SplitOrigin;
}

/** The row of a filing and how its ticket begins. */
export interface Opening {
  readonly row: NewRow;
  readonly beginning: Beginning<Open>;
}

/**
 * Puts together what a filing comes to.
 *
 * @param newest the rules in force for the client
 * @param ids of the command and of the ticket, both new
 */
export function openingOf(
  filing: Filing,
  { now, number, stamps, copies = [] }: Drawn,
  newest: Rules,
  ids: { readonly commandId: string; readonly ticketId: string },
  from: SplitOrigin | null,
): Opening {
  const { identity, actor, requestId = null, ...content } = filing;
  const { desk, clientId, channel, receivedAt = now } = filing;
  const shareWith = [...(filing.shareWith ?? []), ...copies];
  const { subject, text } = clean({ subject: filing.subject, text: filing.text });
  const { commandId, ticketId } = ids;
  const tid = `${newest.regulation.numbering.prefix}${number}`;
  const body: Open = {
    type: 'open',
    ticketId,
    tid,
    desk,
    clientId,
    authorId: filing.authorId,
    authorKind: filing.authorKind ?? 'person',
    registeredBy: filing.registeredBy ?? null,
    subject,
    text,
    requestType: filing.requestType ?? null,
    topic: filing.topic ?? null,
    category: filing.category ?? null,
    priority: filing.priority ?? null,
    level: filing.level ?? null,
    levelReason: filing.levelReason ?? null,
    vehicles: filing.vehicles ?? null,
    reportedByPhone: filing.reportedByPhone ?? false,
    splitFrom: from,
    ...(shareWith.length === 0 ? {} : { shareWith }),
    service: filing.service ?? null,
    pin: newest.pin,
    attachments: filing.attachments ?? [],
    ...(filing.quiet === true ? { quiet: true } : {}),
  };
  const beside: TicketBeside = { subject, fields: filing.fields ?? {} };
  return {
    row: {
      id: commandId,
      identity,
      digest: filingDigest(filing),
      type: 'open',
      content,
      actor,
      channel,
      ifMatch: null,
      receivedAt,
      storedAt: now,
      requestId,
    },
    beginning: {
      ref: { kind: 'ticket', id: ticketId, rootId: ticketId },
      workflowId: tid,
      command: { id: commandId, actor, channel, receivedAt, storedAt: now, body },
      stamps,
      desk,
      clientId,
      now,
      beside,
    },
  };
}
