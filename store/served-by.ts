import { Prisma } from '../prisma/generated/client';

/** Which of the rows `c` of companies a desk serves: they have users or a contract there, or an administrator has brought them in. */
export function servedBy(desk: string): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT FROM "membership" m WHERE m."client_id" = c."id" AND m."desk" = ${desk})
    OR EXISTS (SELECT FROM "contract_version" v WHERE v."client_id" = c."id" AND v."desk" = ${desk})
    OR EXISTS (SELECT FROM "desk_client" d WHERE d."client_id" = c."id" AND d."desk" = ${desk}))`;
}
