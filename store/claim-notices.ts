import type { Addressee, Notice, RulesPin } from '../domain/process';
import type { FeedbackRule, LookRule } from '../domain/regulation';
import type { NoticeKind } from '../domain/ticket';
import type { Instant } from '../domain/time';
import type { Language } from '../texts/language';
import type { Letter } from '../letters';
import { toJson } from './json';
import { audienceSql, keepLetters } from './keep-letters';
import type { StoreContext } from './store-context';

/** A notice that this sender alone may now hand over, until the lease ends. */
export interface ClaimedNotice {
  readonly id: string;
  /** Which claim of this notice it is, from 1; settling names it. */
  readonly attempt: number;
  readonly kind: NoticeKind;
  readonly channel: 'email' | 'portal';
  readonly language: Language;
  readonly audience: Addressee;
  readonly params: Notice['params'];
  /** The words that go out, as they are kept. */
  readonly letter: Letter;
  readonly createdAt: Instant;
  /** Of a process of the desk's own: its id and number, and no subject. */
  readonly ticket: { readonly id: string; readonly tid: string; readonly desk: string; readonly subject: string };
  /** The ticket's desk as the letter speaks of it, and the address that it reads letters at. */
  readonly desk: {
    readonly name: string;
    readonly address: string | null;
    /** What of its letters is its own. */
    readonly look?: Pick<LookRule, 'colour' | 'logo' | 'sender'> | undefined;
  };
  /** The desk's scores, by which a letter may be answered. */
  readonly scale: FeedbackRule['scale'];
  /** Null: the person is gone or has no address any more, and nobody can get it. */
  readonly recipient: Recipient | null;
  /** The letter's identity outside, the same at every claim; null where it does not leave. */
  readonly messageId: string | null;
  /** Identities of letters of the ticket that have left to this person before, the oldest first. */
  readonly earlier: readonly string[];
  /** Whoever had it in hand never said what became of it: it may be out. */
  readonly inDoubt: boolean;
}

export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Of the address, in lower case. */
  readonly domain: string;
  readonly timeZone: string;
}

export interface Claim {
  readonly most: number;
  readonly leaseMs: number;
  /** Domains to which no letter may go now, as `Recipient.domain` writes them. Their due letters are passed over one by one. */
  readonly notTo?: readonly string[];
  /** In which letters that leave get their identities; null: none leave now, and those that are to wait. */
  readonly mailDomain: string | null;
}

interface RawClaim {
  id: string;
  attempt: number;
  kind: NoticeKind;
  channel: 'email' | 'portal';
  language: Language;
  audience: Addressee;
  params: Notice['params'];
  rules: RulesPin;
  messageId: string | null;
  earlier: string[] | null;
  inDoubt: boolean;
  letterSubject: string | null;
  letterBody: string | null;
  letterMarks: Letter['marks'] | null;
  createdAt: Date;
  ticketId: string;
  tid: string;
  desk: string;
  subject: string;
  recipient: Recipient | null;
}

/** A thread is found by its first and its last letters. */
const earlierAtMost = 10;

/**
 * Claims notices that are due, the longest due first. Senders beside each other never get the same one; one that dies leaves
 * its claims to the others when the lease ends.
 *
 * What one person is told of one ticket goes out in the order in which it was written: a notice is claimed only as the
 * first of those that still wait, whether the one before it is in somebody's hands or waits for another attempt. What was
 * settled never waits again, so a look that is a moment old holds too much back at worst. A letter that is held back for the
 * morning holds nothing back itself.
 *
 * Only what waits is looked at, one row after the other in the order of an index, and each row is asked two things that
 * cost little however much waits: the planner can turn neither subquery into a join of everything.
 */
export async function claimNotices(
  context: StoreContext,
  { most, leaseMs, notTo = [], mailDomain }: Claim,
): Promise<ClaimedNotice[]> {
  const { database, clock } = context;
  const now = await clock.now();
  const at = new Date(now);
  const rows = await database.$queryRaw<RawClaim[]>`
    WITH "claimed" AS (
      SELECT n."id", n."root_id", n."recipient_id", n."lease_until" IS NOT NULL AS "in_doubt" FROM "notice" n
      WHERE n."state" = 'waiting' AND n."not_before" <= ${at} AND (n."lease_until" IS NULL OR n."lease_until" <= ${at})
        AND (n."channel" <> 'email' OR ${mailDomain !== null} AND COALESCE(
          (SELECT lower(split_part(p."email", '@', -1)) FROM "person" p WHERE p."id" = n."recipient_id"), ''
        ) <> ALL (${[...notTo]}::text[]))
        AND n."id" = (
          SELECT f."id" FROM "notice" f
          WHERE f."state" = 'waiting' AND f."root_id" = n."root_id" AND f."recipient_id" = n."recipient_id"
            AND (f."not_before" <= ${at} OR f."attempts" > 0)
          ORDER BY f."created_at", f."id" LIMIT 1
        )
      ORDER BY n."not_before", n."id" LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    UPDATE "notice" n SET "attempts" = n."attempts" + 1, "lease_until" = ${new Date(now + leaseMs)},
      "message_id" = CASE WHEN n."channel" = 'email' THEN COALESCE(n."message_id", '<' || n."id" || '@' || ${mailDomain}::text || '>') END
    FROM "claimed" c LEFT JOIN "ticket" t ON t."id" = c."root_id" LEFT JOIN "person" p ON p."id" = c."recipient_id"
    WHERE n."id" = c."id"
    RETURNING n."id", n."attempts" AS "attempt", n."kind", n."channel", n."language", n."params", n."subject" AS "letterSubject", n."body" AS "letterBody", n."marks" AS "letterMarks",
      n."created_at" AS "createdAt", n."message_id" AS "messageId", c."in_doubt" AS "inDoubt",
      ${audienceSql} AS "audience",
      COALESCE(n."rules", (
        SELECT jsonb_build_object('digest', s."rules_digest", 'calendars', s."calendars") FROM "process" s
        WHERE s."kind" = n."process_kind" AND s."id" = n."process_id"
      )) AS "rules",
      (
        SELECT array_agg(e."message_id" ORDER BY e."created_at", e."id") FROM (
          SELECT l."message_id", l."created_at", l."id" FROM "notice" l
          WHERE l."root_id" = n."root_id" AND l."recipient_id" = n."recipient_id" AND l."message_id" IS NOT NULL
            AND l."state" = 'delivered' AND (l."created_at", l."id") < (n."created_at", n."id")
          ORDER BY l."created_at" DESC, l."id" DESC LIMIT ${earlierAtMost}
        ) e
      ) AS "earlier",
      c."root_id" AS "ticketId", COALESCE(t."subject", '') AS "subject",
      COALESCE(t."tid", (SELECT r."workflow_id" FROM "run" r WHERE r."kind" = n."process_kind" AND r."id" = n."process_id")) AS "tid",
      COALESCE(t."desk", (SELECT s."desk" FROM "process" s WHERE s."kind" = n."process_kind" AND s."id" = n."process_id")) AS "desk",
      CASE WHEN p."email" IS NOT NULL THEN jsonb_build_object('id', p."id", 'name', p."name", 'email', p."email",
        'domain', lower(split_part(p."email", '@', -1)), 'timeZone', p."time_zone") END AS "recipient"`;
  const rendered = await keepLetters(
    context,
    rows.filter(({ letterSubject }) => letterSubject === null).map(({ id }) => id),
  );
  const claimed = await Promise.all(
    rows.map(
      async ({
        ticketId,
        tid,
        desk,
        subject,
        createdAt,
        letterSubject,
        letterBody,
        letterMarks,
        rules,
        earlier,
        ...notice
      }) => ({
        ...notice,
        letter: rendered.get(notice.id) ?? {
          subject: letterSubject ?? '',
          body: letterBody ?? '',
          marks: letterMarks ?? [],
        },
        createdAt: createdAt.getTime(),
        ticket: { id: ticketId, tid, desk, subject },
        ...(await byRules(context, rules, notice.language)),
        earlier: earlier ?? [],
      }),
    ),
  );
  return claimed.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** What the rules that the ticket went by say of its letters. */
async function byRules(
  { library }: StoreContext,
  pin: RulesPin,
  language: Language,
): Promise<Pick<ClaimedNotice, 'desk' | 'scale'>> {
  const { look, title, intake, feedback } = (await library.pinned(pin)).regulation;
  return {
    desk: { name: (look?.name ?? title)[language], address: intake.email?.address ?? null, look },
    scale: feedback.scale,
  };
}

/**
 * Keeps claims for as long as a lease lasts from now: for what the sender cannot take out of its transport's hands. What
 * was settled, or claimed by somebody else since, is left alone.
 */
export async function holdNotices(
  { database, clock }: StoreContext,
  held: readonly Pick<ClaimedNotice, 'id' | 'attempt'>[],
  leaseMs: number,
): Promise<void> {
  const until = new Date((await clock.now()) + leaseMs);
  await database.$executeRaw`
    UPDATE "notice" n SET "lease_until" = ${until}
    FROM jsonb_to_recordset(${toJson(held.map(({ id, attempt }) => ({ id, attempt })))}::jsonb)
      AS h("id" uuid, "attempt" int)
    WHERE n."id" = h."id" AND n."attempts" = h."attempt" AND n."state" = 'waiting'`;
}
