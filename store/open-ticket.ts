import { uuidv7 } from 'uuidv7';
import { Prisma } from '../prisma/generated/client';
import type { Actor } from '../domain/policy/actor';
import type { RefusalCode } from '../domain/policy/refusals';
import { lookUp } from '../domain/regulation';
import type { Channel } from '../domain/regulation';
import type { Instant } from '../domain/time';
import { mayDateBack } from '../domain/ticket';
import type { Open, TicketRules } from '../domain/ticket';
import { applyCommands } from './apply-commands';
import type { Applied } from './apply-commands';
import type { Transaction } from './database';
import { contentDigest, clean, toJson } from './json';
import type { LoadedRules, RulesAsked } from './rules/library';
import { publicationStamps } from './rules/stamps';
import type { Stamps } from './rules/stamps';
import { numberSequence } from './rules/number-sequence';

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
  | { readonly kind: 'opened'; readonly commandId: string; readonly receivedAt: Instant; readonly applied: Applied }
  /** The identity is known already; nothing was written. */
  | { readonly kind: 'known'; readonly digest: string };

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
  rules: TicketRules,
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
 * Inbox row, id, number and first commit of a ticket, inside the caller's transaction.
 *
 * @throws FilingRefused, which the caller turns into its answer
 * @param split when another ticket is where it comes from; its id was given there
 */
export async function openTicket(
  transaction: Transaction,
  rules: (asked: RulesAsked) => LoadedRules,
  now: Instant,
  filing: Filing,
  split?: Split,
): Promise<Opened> {
  const { identity, desk, clientId, actor, channel } = filing;
  const commandId = uuidv7();
  const ticketId = split?.ticketId ?? uuidv7();
  const receivedAt = filing.receivedAt ?? now;
  const digest = filingDigest(filing);
  const { actor: _actor, identity: _identity, requestId: _requestId, ...content } = filing;
  const [row] = await transaction.$queryRaw<{ number: bigint; stamps: Stamps }[]>`
    WITH "filed" AS (
      INSERT INTO "inbox" ("id", "ticket_id", "identity", "digest", "type", "content", "actor", "channel", "request_id",
        "received_at", "stored_at")
      VALUES (${commandId}::uuid, ${ticketId}::uuid, ${identity}, ${digest}, 'open', ${toJson(content)}::jsonb,
        ${toJson(actor)}::jsonb, ${channel}, ${filing.requestId ?? null}, ${new Date(receivedAt)}, ${new Date(now)})
      ON CONFLICT ("identity") DO NOTHING RETURNING "id"
    )
    SELECT nextval(${numberSequence(desk)}::regclass) AS "number",
      ${publicationStamps(Prisma.sql`${desk}`)} AS "stamps"
    FROM "filed"`;
  if (row === undefined) return { kind: 'known', digest };
  const loaded = rules({ desk, clientId, now, stamps: row.stamps, pins: [], newest: true, versions: [] });
  const { regulation, pin } = loaded.book.newest;
  const refusal =
    split === undefined ? refusalOf(filing, loaded.book.newest, { receivedAt, storedAt: now }) : undefined;
  if (refusal !== undefined) throw new FilingRefused(refusal);
  const { subject, text } = clean({ subject: filing.subject, text: filing.text });
  const body: Open = {
    type: 'open',
    ticketId,
    tid: `${regulation.numbering.prefix}${row.number}`,
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
    vehicles: filing.vehicles ?? null,
    reportedByPhone: filing.reportedByPhone ?? false,
    splitFrom: split?.from ?? null,
    pin,
    attachments: filing.attachments ?? [],
  };
  const applied = await applyCommands(transaction, {
    before: null,
    commands: [{ id: commandId, actor, channel, receivedAt, storedAt: now, body }],
    now: Math.max(now, receivedAt),
    loaded,
    filed: { subject, fields: filing.fields ?? {} },
    confirmed: false,
  });
  return { kind: 'opened', commandId, receivedAt, applied };
}
