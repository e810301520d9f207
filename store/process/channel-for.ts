import { Prisma } from '../../prisma/generated/client';

/**
 * Whether a notice (`n`) leaves to its person (`p`), as SQL: a transport is configured, the person has an address, and takes
 * letters of this group. Otherwise it stands in the portal.
 */
export function leavesSql(lettersLeave: boolean): Prisma.Sql {
  return Prisma.sql`${lettersLeave} AND p."email" IS NOT NULL
    AND (p."preferences" -> 'letters') IS DISTINCT FROM 'false'::jsonb
    AND (p."preferences" -> 'letters' -> n."group") IS DISTINCT FROM 'false'::jsonb`;
}
