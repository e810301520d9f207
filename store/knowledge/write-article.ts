import type { ArticleAudience } from '../../domain/knowledge';
import { searchVersion, tsvectorOf } from '../../domain/search';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** What an article says and for whom. */
export interface ArticleContent {
  readonly title: string;
  readonly text: string;
  readonly audience: ArticleAudience;
  readonly topics: readonly string[];
}

export interface NewArticle extends ArticleContent {
  readonly id: string;
  readonly desk: string;
  readonly authorId: string;
}

export type ArticleAdded =
  /** Its first version; the same once more is the same article. */
  { readonly kind: 'added' } | { readonly kind: 'conflict' };

/** Writes an article's first version, which nobody but the desk sees until it is shown. The number is the desk's next. */
export async function addArticle({ database, clock }: StoreContext, article: NewArticle): Promise<ArticleAdded> {
  const { id, desk, authorId, audience, topics } = article;
  const [title, text] = [cleanText(article.title), cleanText(article.text)];
  return transact(database, async (transaction): Promise<ArticleAdded> => {
    const standing = await transaction.article.findUnique({
      where: { id },
      include: { versions: { where: { version: 1 } } },
    });
    if (standing !== null) {
      const [first] = standing.versions;
      const same = standing.desk === desk && first?.title === title && first.text === text;
      return { kind: same && first.authorId === authorId ? 'added' : 'conflict' };
    }
    // Numbers of one desk are drawn one after the other: who draws waits for who draws.
    await transaction.$queryRaw`SELECT 1 FROM "desk" WHERE "code" = ${desk} FOR NO KEY UPDATE`;
    const last = await transaction.article.aggregate({ where: { desk }, _max: { number: true } });
    const at = new Date(await clock.now(transaction));
    const number = (last._max.number ?? 0) + 1;
    await transaction.article.create({
      data: { id, desk, number, audience, topics: [...topics], version: 1, createdAt: at, updatedAt: at },
    });
    await transaction.articleVersion.create({
      data: { articleId: id, version: 1, title, text, authorId, createdAt: at },
    });
    return { kind: 'added' };
  });
}

export interface ArticleChange {
  readonly id: string;
  readonly authorId: string;
  /** The version that was changed; undefined: whatever stands. */
  readonly ifVersion?: number | undefined;
  readonly content: ArticleContent;
}

export type ArticleChanged =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unknown' }
  /** Somebody has written another version meanwhile. */
  | { readonly kind: 'version-moved' };

/**
 * Writes a further version where the words have changed. What is shown stays what it was; for whom it is and its topics count at once,
 * but that an article becomes one for clients while its last words are not those that are shown takes the old words back.
 */
export async function changeArticle(
  { database, clock }: StoreContext,
  { id, authorId, ifVersion, content }: ArticleChange,
): Promise<ArticleChanged> {
  const [title, text] = [cleanText(content.title), cleanText(content.text)];
  return transact(database, async (transaction): Promise<ArticleChanged> => {
    const standing = await lockArticle(transaction, id);
    if (standing === undefined) return { kind: 'unknown' };
    if (ifVersion !== undefined && ifVersion !== standing.version) return { kind: 'version-moved' };
    const at = new Date(await clock.now(transaction));
    const last = await transaction.articleVersion.findUniqueOrThrow({
      where: { articleId_version: { articleId: id, version: standing.version } },
    });
    const version = last.title === title && last.text === text ? standing.version : standing.version + 1;
    if (version > standing.version)
      await transaction.articleVersion.create({
        data: { articleId: id, version, title, text, authorId, createdAt: at },
      });
    // Words that were written for the desk alone are not what clients are to read: the last ones have to be shown first.
    const opens = standing.audience === 'desk' && content.audience === 'clients' && standing.shown !== version;
    await transaction.article.update({
      where: { id },
      data: {
        ...{ version, audience: content.audience, topics: [...content.topics], updatedAt: at },
        ...(opens ? { shownVersion: null } : {}),
      },
    });
    return { kind: 'changed' };
  });
}

/** Shows a version of an article to its readers, or takes it back (null). Shown again it is the same. */
export async function showArticle(
  { database, clock }: StoreContext,
  { id, version }: { readonly id: string; readonly version: number | null },
): Promise<{ readonly kind: 'shown' | 'taken-back' | 'unknown' }> {
  return transact(database, async (transaction) => {
    if ((await lockArticle(transaction, id)) === undefined) return { kind: 'unknown' };
    const now = await clock.now(transaction);
    if (version === null) {
      await transaction.article.update({ where: { id }, data: { shownVersion: null, updatedAt: new Date(now) } });
      return { kind: 'taken-back' };
    }
    const words = await transaction.articleVersion.findUnique({
      where: { articleId_version: { articleId: id, version } },
    });
    if (words === null) return { kind: 'unknown' };
    await writeShown(transaction, { id, version, now, title: words.title, text: words.text });
    return { kind: 'shown' };
  });
}

/** What an article is found by: its title, and all that it says. */
function vectorsOf(title: string, text: string): { readonly title: string; readonly all: string } {
  const words = { text: title, isTitle: true };
  return { title: tsvectorOf([words]), all: tsvectorOf([words, { text }]) };
}

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly now: Instant;
  readonly title: string;
  readonly text: string;
}

async function writeShown(transaction: Transaction, { id, version, now, title, text }: Shown): Promise<void> {
  const at = new Date(now);
  const vectors = vectorsOf(title, text);
  await transaction.$executeRaw`
    UPDATE "article" SET "shown_version" = ${version}, "updated_at" = ${at},
      "shown_at" = CASE WHEN "shown_version" = ${version} THEN "shown_at" ELSE ${at} END,
      "title_words" = ${vectors.title}::tsvector,
      "words" = ${vectors.all}::tsvector, "words_version" = ${searchVersion}
    WHERE "id" = ${id}::uuid`;
}

async function lockArticle(
  transaction: Transaction,
  id: string,
): Promise<{ readonly version: number; readonly shown: number | null; readonly audience: string } | undefined> {
  const [row] = await transaction.$queryRaw<{ version: number; shown: number | null; audience: string }[]>`
    SELECT "version", "shown_version" AS "shown", "audience" FROM "article" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return row;
}

/** So many at once. */
const batch = 200;

/** Takes the texts of shown articles apart anew, where an earlier release took them apart otherwise. @returns how many */
export async function indexArticles({ database }: StoreContext): Promise<number> {
  const rows = await database.$queryRaw<{ id: string; title: string; text: string; version: number }[]>`
    SELECT a."id", v."title", v."text", v."version" FROM "article" a
      JOIN "article_version" v ON v."article_id" = a."id" AND v."version" = a."shown_version"
    WHERE a."words_version" < ${searchVersion} LIMIT ${batch}`;
  for (const { id, title, text, version } of rows) {
    const vectors = vectorsOf(title, text);
    await database.$executeRaw`
      UPDATE "article" SET "title_words" = ${vectors.title}::tsvector,
        "words" = ${vectors.all}::tsvector, "words_version" = ${searchVersion}
      WHERE "id" = ${id}::uuid AND "shown_version" = ${version}`;
  }
  return rows.length;
}
