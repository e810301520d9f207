import { Prisma } from '../prisma/generated/client';
import { letterOf, type Letter } from '../letters';
import type { Addressee, Notice, RulesPin } from '../domain/process';
import type { NoticeKind } from '../domain/ticket';
import type { Language } from '../texts/language';
import { toJson } from './json';
import type { StoreContext } from './store-context';

interface RawFacts {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly audience: Addressee;
  readonly language: Language;
  readonly timeZone: string;
  readonly rules: RulesPin;
  readonly params: Notice['params'];
  readonly tid: string;
  readonly about: string;
  readonly text: string | null;
  readonly actText: string | null;
  /** Code of the federal subject of the work address. */
  readonly site: string | null;
  readonly address: string | null;
  readonly author: string | null;
  /** Short ids of people of the desk with their names. */
  readonly names: Record<string, string>;
}

/** To whom a notice (`n`) of a ticket (`t`) speaks; one of an earlier release does not say it. */
export const audienceSql = Prisma.sql`COALESCE(n."audience", CASE WHEN n."recipient_id" = t."author_id" THEN 'author' ELSE 'responsible' END)`;

/**
 * The words of notices that have none yet, kept from now on: nobody reads or sends a letter before they stand. All that they are
 * made of was fixed with the notice (language, zone, rules, params, the word it is about), so that it does not matter who asks
 * first, and the commit that writes notices does none of this work (docs/decisions/0014).
 */
export async function keepLetters(
  { database, library }: StoreContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Letter>> {
  if (ids.length === 0) return new Map();
  const rows = await database.$queryRaw<RawFacts[]>(Prisma.sql`
    SELECT n."id", n."kind", n."language", n."params", COALESCE(t."tid", r."workflow_id") AS "tid", COALESCE(t."subject", '') AS "about", m."text", k."text" AS "actText", v."subject" AS "site", v."address", a."name" AS "author",
      ${audienceSql} AS "audience",
      COALESCE(n."time_zone", p."time_zone", 'Europe/Moscow') AS "timeZone",
      COALESCE(n."rules", jsonb_build_object('digest', s."rules_digest", 'calendars', s."calendars")) AS "rules",
      COALESCE((
        SELECT jsonb_object_agg(b."short_id", o."name") FROM "membership" b JOIN "person" o ON o."id" = b."person_id"
        WHERE b."desk" = s."desk" AND b."short_id" IN (n."params" ->> 'technician', n."params" ->> 'responsible', n."params" ->> 'former')
      ), '{}') AS "names"
    FROM "notice" n LEFT JOIN "ticket" t ON t."id" = n."root_id" LEFT JOIN "person" a ON a."id" = t."author_id" LEFT JOIN "person" p ON p."id" = n."recipient_id"
      JOIN "process" s ON s."kind" = n."process_kind" AND s."id" = n."process_id"
      JOIN "run" r ON r."kind" = s."kind" AND r."id" = s."id"
      LEFT JOIN "message" m ON m."root_id" = n."root_id" AND m."kind" <> 'internal'
        AND m."id" = CASE WHEN n."params" ->> 'messageId' ~ '^[0-9a-f-]{36}$' THEN (n."params" ->> 'messageId')::uuid END
      LEFT JOIN "message" k ON k."root_id" = n."root_id" AND k."kind" <> 'internal'
        AND k."id" = CASE WHEN n."params" ->> 'actId' ~ '^[0-9a-f-]{36}$' THEN (n."params" ->> 'actId')::uuid END
      LEFT JOIN "visit" v ON n."process_kind" = 'visit' AND v."id" = n."process_id"
    WHERE n."id" = ANY (${[...ids]}::uuid[])`);
  const letters = await Promise.all(
    rows.map(async ({ id, kind, audience, about, site, names, rules: pin, ...facts }) => {
      const rules = await library.pinned(pin);
      const siteZone = site === null ? null : (rules.region(site)?.timeZone ?? rules.regulation.timeZone);
      const { regulation } = rules;
      const known = new Map(Object.entries(names));
      return [id, letterOf(kind, audience, { ...facts, subject: about, siteZone, regulation, names: known })] as const;
    }),
  );
  await database.$executeRaw`
    UPDATE "notice" n SET "subject" = l."subject", "body" = l."body", "marks" = l."marks"
    FROM jsonb_to_recordset(${toJson(letters.map(([id, letter]) => ({ id, ...letter })))}::jsonb)
      AS l("id" uuid, "subject" text, "body" text, "marks" jsonb)
    WHERE n."id" = l."id" AND n."subject" IS NULL`;
  return new Map(letters);
}
