import type { CompanyRole } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import type { Language } from '../../texts/language';
import type { Queryable } from '../database';

/** A role of a person at a desk, as administrators see it. */
export interface RoleLine {
  readonly id: string;
  readonly role: Role;
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly inCompany: CompanyRole | null;
  readonly services: readonly string[];
  /** False: it rests until the person is active again. */
  readonly active: boolean;
}

/** A person of a desk, as administrators see one. */
export interface AdministeredPerson {
  readonly id: string;
  readonly shortId: string;
  readonly name: string;
  readonly email: string | null;
  /** Of one who belongs to other desks as well it is those persons' own matter, and null here. */
  readonly phone: string | null;
  readonly language: Language;
  readonly active: boolean;
  readonly signsIn: boolean;
  /** A code is asked for beside the password. */
  readonly secondFactor: boolean;
  /** Until when an invitation that was not taken up yet works. */
  readonly invitedUntil: Instant | null;
  /** The latest session that still stands; null: none does, or other desks know. */
  readonly lastSignInAt: Instant | null;
  /** Nobody but this desk knows the person: name, number and language are changed here. */
  readonly changeable: boolean;
  readonly roles: readonly RoleLine[];
}

type Raw = Omit<AdministeredPerson, 'invitedUntil' | 'lastSignInAt' | 'language'> & {
  readonly language: string;
  readonly invitedUntil: Date | null;
  readonly lastSignInAt: Date | null;
};

/**
 * People of a desk, those who have left among them, by name.
 *
 * @param condition on `d`, the person at the desk, and `p`, the person
 */
export async function readAdministered(
  database: Queryable,
  { desk, now, condition, most }: { desk: string; now: Instant; condition: Prisma.Sql; most: number },
): Promise<AdministeredPerson[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT f.*, CASE WHEN f."changeable" THEN f."ownPhone" END AS "phone",
      EXISTS (SELECT FROM "membership" m WHERE m."person_id" = f."id" AND m."desk" = ${desk} AND m."active") AS "active",
      EXISTS (SELECT FROM "account" a WHERE a."user_id" = f."id") AS "signsIn",
      EXISTS (SELECT FROM "second_factor" c WHERE c."person_id" = f."id" AND c."confirmed_at" IS NOT NULL) AS "secondFactor",
      (SELECT max(l."expires_at") FROM "account_letter" l WHERE l."person_id" = f."id" AND l."kind" = 'invitation'
        AND l."used_at" IS NULL AND l."expires_at" > ${new Date(now)}) AS "invitedUntil",
      CASE WHEN f."changeable" THEN (SELECT max(s."created_at") FROM "session" s WHERE s."user_id" = f."id") END AS "lastSignInAt",
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', m."id", 'role', m."role", 'inCompany', m."in_company", 'services', m."services",
          'active', m."active", 'company', CASE WHEN k."id" IS NOT NULL THEN jsonb_build_object('id', k."id", 'name', k."name") END)
          ORDER BY m."created_at", m."id")
        FROM "membership" m LEFT JOIN "client" k ON k."id" = m."client_id"
        WHERE m."person_id" = f."id" AND m."desk" = ${desk} AND m."ended_at" IS NULL), '[]') AS "roles"
    FROM (
      SELECT p."id", d."short_id" AS "shortId", p."name", p."email", p."phone" AS "ownPhone", p."language",
        NOT EXISTS (SELECT FROM "desk_person" o WHERE o."person_id" = p."id" AND o."desk" <> ${desk}) AS "changeable"
      FROM "desk_person" d JOIN "person" p ON p."id" = d."person_id"
      WHERE d."desk" = ${desk} AND ${condition}
      ORDER BY p."name" COLLATE "ru-RU-x-icu", p."id" LIMIT ${most}
    ) f ORDER BY f."name" COLLATE "ru-RU-x-icu", f."id"`);
  return rows.map(({ invitedUntil, lastSignInAt, ...row }) => ({
    ...pick(row),
    language: row.language === 'en' ? 'en' : 'ru',
    invitedUntil: invitedUntil?.getTime() ?? null,
    lastSignInAt: lastSignInAt?.getTime() ?? null,
  }));
}

function pick({
  id,
  shortId,
  name,
  email,
  phone,
  active,
  signsIn,
  secondFactor,
  changeable,
  roles,
}: Omit<Raw, 'invitedUntil' | 'lastSignInAt'>) {
  return { id, shortId, name, email, phone, active, signsIn, secondFactor, changeable, roles };
}
