import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { Actor } from '../../domain/policy/actor';
import type { RefusalCode } from '../../domain/policy/refusals';
import type { Rules } from '../../domain/process';
import { lookUp } from '../../domain/regulation';
import type { Channel } from '../../domain/regulation';
import { mayDateBack } from '../../domain/ticket';
import type { Open, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { clean, contentDigest, toJson } from '../json';
import type { Unit } from '../process/unit';
import { numberSequence } from '../rules/number-sequence';
import { publicationStamps } from '../rules/stamps';
import type { Stamps } from '../rules/stamps';
import type { TicketBeside, TicketChange } from './ticket-model';

/** What a ticket is opened with; what is left out follows from the regulation. */
export interface Filing {
  /** Unique for ever: made by the channel from the caller and the key that the caller gave. */
  readonly identity: string;
  readonly desk: string;
  readonly clientId: string;
  readonly authorId: string;
  /** The person of the desk who took it down for the author (SK-3). */
  readonly registeredBy?: string | null;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly subject: string;
  readonly text: string;
  readonly requestType?: string | null;
  readonly topic?: string | null;
  readonly priority?: string | null;
  readonly level?: string | null;
  readonly levelReason?: string | null;
  readonly vehicles?: number | null;
  /** What was filled in beside the text (SK-4). */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly attachments?: readonly string[];
  readonly reportedByPhone?: boolean;
  /** Earlier than now only where the desk recorded a call. */
  readonly receivedAt?: Instant;
  readonly requestId?: string;
}

/** Why a filing cannot be; found before a number is out, and not remembered. */
export type FilingRefusal = RefusalCode | 'unknown-request-type' | 'unknown-attachment';

export type Opened =
  | {
      readonly kind: 'opened';
      readonly commandId: string;
      readonly receivedAt: Instant;
      readonly state: TicketState;
      readonly rules: Rules;
    }
  /** The identity is known already; nothing was written. */
  | { readonly kind: 'known' };

/** Ends the transaction of a filing that cannot be. */
export class FilingRefused extends Error {
  constructor(readonly code: FilingRefusal) {
    super(`filing refused: ${code}`);
  }
}

interface Split {
  readonly ticketId: string;
  readonly from: string;
}

/** What a filing names and the regulation does not know, and a call dated back too far: said to the caller at once. */
function refusalOf(
  { topic, requestType, level, priority }: Filing,
  rules: Rules,
  when: { readonly receivedAt: Instant; readonly storedAt: Instant },
): FilingRefusal | undefined {
  const { regulation } = rules;
  if (topic && lookUp(regulation.topics, topic) === undefined) return 'unknown-topic';
  if (requestType && lookUp(regulation.requestTypes, requestType) === undefined) return 'unknown-request-type';
  if (level && lookUp(regulation.levels, level) === undefined) return 'unknown-level';
  if (priority && lookUp(regulation.priorities, priority) === undefined) return 'unknown-priority';
  if (when.receivedAt !== when.storedAt && !mayDateBack(rules, when)) return 'received-out-of-range';
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

/**
 * Inbox row, id, number and first commit of a ticket, in the unit's transaction.
 *
 * @throws FilingRefused, which the caller turns into its answer
 * @param split when another ticket is where it comes from; its id was given there
 */
export async function openTicket(unit: Unit, now: Instant, filing: Filing, split?: Split): Promise<Opened> {
  const { transaction } = unit;
  const { identity, desk, clientId, actor, channel } = filing;
  const commandId = uuidv7();
  const ticketId = split?.ticketId ?? uuidv7();
  const receivedAt = filing.receivedAt ?? now;
  const { actor: _actor, identity: _identity, requestId: _requestId, ...content } = filing;
  const [row] = await transaction.$queryRaw<{ number: bigint; stamps: Stamps }[]>`
    WITH "filed" AS (
      INSERT INTO "inbox" ("id", "process_kind", "process_id", "root_id", "identity", "digest", "type", "content", "actor",
        "channel", "request_id", "received_at", "stored_at")
      VALUES (${commandId}::uuid, 'ticket', ${ticketId}::uuid, ${ticketId}::uuid, ${identity}, ${filingDigest(filing)}, 'open',
        ${toJson(content)}::jsonb, ${toJson(actor)}::jsonb, ${channel}, ${filing.requestId ?? null}, ${new Date(receivedAt)},
        ${new Date(now)})
      ON CONFLICT ("identity") DO NOTHING RETURNING "id"
    )
    SELECT nextval(${numberSequence(desk)}::regclass) AS "number",
      ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"
    FROM "filed"`;
  if (row === undefined) return { kind: 'known' };
  const { number, stamps } = row;
  const { newest } = unit.rules({ desk, clientId, now, stamps, pins: [], newest: true, versions: [] }).book;
  const refusal = split === undefined ? refusalOf(filing, newest, { receivedAt, storedAt: now }) : undefined;
  if (refusal !== undefined) throw new FilingRefused(refusal);
  const { subject, text } = clean({ subject: filing.subject, text: filing.text });
  const tid = `${newest.regulation.numbering.prefix}${number}`;
  const body: Open = {
    type: 'open',
    ticketId,
    tid,
    desk,
    clientId,
    authorId: filing.authorId,
    registeredBy: filing.registeredBy ?? null,
    subject,
    text,
    requestType: filing.requestType ?? null,
    topic: filing.topic ?? null,
    priority: filing.priority ?? null,
    level: filing.level ?? null,
    levelReason: filing.levelReason ?? null,
    vehicles: filing.vehicles ?? null,
    reportedByPhone: filing.reportedByPhone ?? false,
    splitFrom: split?.from ?? null,
    pin: newest.pin,
    attachments: filing.attachments ?? [],
  };
  const beside: TicketBeside = { subject, fields: filing.fields ?? {} };
  const { state, rules } = await unit.context.kinds.of('ticket').begin(unit, {
    ref: { kind: 'ticket', id: ticketId, rootId: ticketId },
    workflowId: tid,
    command: { id: commandId, actor, channel, receivedAt, storedAt: now, body },
    stamps,
    desk,
    clientId,
    now,
    beside,
  });
  // What a ticket begins with is a ticket's state.
  return { kind: 'opened', commandId, receivedAt, state: state as TicketState, rules };
}

/** Opens what was split off, each ticket in this transaction and with this instant. */
export async function openSplitOffs(unit: Unit, { state, commands, events, now }: TicketChange): Promise<void> {
  for (const event of events) {
    if (event.type !== 'split-off') continue;
    const command = commands.find(({ id }) => id === event.commandId);
    if (command?.body.type !== 'split') throw new Error('A ticket is split off by the command split only.');
    const { subject, text } = command.body;
    const { desk, clientId, authorId, level } = state;
    const registeredBy = command.actor.kind === 'person' ? command.actor.personId : null;
    const { actor, channel, receivedAt } = command;
    await openTicket(
      unit,
      now,
      {
        identity: `split/${command.id}`,
        ...{ actor, channel, receivedAt, desk, clientId, authorId, registeredBy, subject, text, level },
      },
      { ticketId: event.ticketId, from: state.id },
    );
  }
}
