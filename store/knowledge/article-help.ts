import { Prisma } from '../../prisma/generated/client';
import type { StoreContext } from '../store-context';

/** Notes that an article has answered what somebody was about to ask: once a person and day, however often it is said. */
export async function noteHelp(
  { database, clock }: StoreContext,
  { articleId, personId }: { readonly articleId: string; readonly personId: string },
): Promise<void> {
  const at = new Date(await clock.now());
  await database.articleHelp.createMany({ data: { articleId, personId, day: at, at }, skipDuplicates: true });
}

/** How much came of an article. */
export interface ArticleUse {
  /** How often it answered somebody before a request was filed. */
  readonly helped: number;
  /** For how many closed tickets it was named when they were reviewed. */
  readonly tickets: number;
}

/** How much came of an article; for the desk's people. */
export async function articleUse({ database }: StoreContext, id: string): Promise<ArticleUse> {
  const [use] = await database.$queryRaw<ArticleUse[]>(Prisma.sql`
    SELECT (SELECT count(*)::int FROM "article_help" h WHERE h."article_id" = ${id}::uuid) AS "helped",
      (SELECT count(*)::int FROM "ticket_review" r WHERE r."article_id" = ${id}::uuid) AS "tickets"`);
  return use ?? { helped: 0, tickets: 0 };
}
