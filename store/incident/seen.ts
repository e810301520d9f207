import { Prisma } from '../../prisma/generated/client';

/** Whether a ticket `t` is seen by whoever works for these services. @param services left out: all of the desk are */
export function seenSql(services: readonly string[] | undefined): Prisma.Sql {
  return services === undefined
    ? Prisma.sql`true`
    : Prisma.sql`(t."services" = '{}' OR t."services" && ${[...services]}::text[])`;
}
