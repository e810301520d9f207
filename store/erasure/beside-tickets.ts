import { mentionsOf, textsIn } from '../../domain/erasure';
import { Prisma } from '../../prisma/generated/client';
import type { Transaction } from '../database';
import { toJson } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { eraseLetters } from './erase-files';
import { allowChange } from './erase-ticket';
import type { Stepped, UnderWay } from './erasures';
import { behind, type Place } from './pages';
import { eraserOf, type PersonScope } from './scope';

/** Rows that are looked through in one step. */
const rowsAtOnce = 500;
/** Letters of which the bytes go in one step. */
const lettersAtOnce = 50;

interface Walk {
  readonly scope: PersonScope;
  readonly place: Place;
}

/** What nobody could place may have been the person's, or speak of the person: a page of the tray. */
export async function eraseTrayPage(context: StoreContext, row: UnderWay, { scope, place }: Walk): Promise<Stepped> {
  const eraser = eraserOf(scope);
  const speaks = namerOf(scope);
  const of = (desk: Prisma.Sql): Prisma.Sql => Prisma.sql`(
    SELECT "id", "received_at" AS "at", "content" FROM "tray"
    WHERE ${desk} AND ${behind(place, Prisma.sql`"received_at"`, Prisma.sql`"id"`)} ORDER BY "received_at", "id" LIMIT ${rowsAtOnce})`;
  return transact(context.database, async (transaction) => {
    const rows = await transaction.$queryRaw<{ id: string; at: Date; content: unknown }[]>(Prisma.sql`
      SELECT "id", "at", "content" FROM (
        ${of(Prisma.sql`"desk" = ${row.desk}`)} UNION ALL ${of(Prisma.sql`"desk" IS NULL`)}) AS "page"
      ORDER BY "at", "id" LIMIT ${rowsAtOnce}`);
    for (const { id, content } of rows)
      if (speaks(content))
        await transaction.tray.update({
          where: { id },
          data: { content: eraser.words(content, true) as Prisma.InputJsonValue },
        });
    return passed(transaction, row, rows);
  });
}

/**
 * What was noted of calls and talks that are no tickets, and names the person: a page of them. The person's own go as a whole. With
 * another company a name is a namesake's; an address or a number is nobody else's.
 */
export async function eraseContactsPage(
  context: StoreContext,
  row: UnderWay,
  { scope, place }: Walk,
): Promise<Stepped> {
  const eraser = eraserOf(scope);
  const [speaks, reaches] = [namerOf(scope), namerOf({ ...scope, name: '' })];
  const { personId } = scope;
  return transact(context.database, async (transaction) => {
    const rows = await transaction.$queryRaw<
      { id: string; at: Date; isOwn: boolean | null; isNear: boolean; text: string }[]
    >(Prisma.sql`
      SELECT "id", "at", "text", "person_id" = ${personId} AS "isOwn", EXISTS (SELECT FROM "membership" m
        WHERE m."person_id" = ${personId} AND m."desk" = ${row.desk} AND (m."client_id" = c."client_id" OR m."role" <> 'client')) AS "isNear"
      FROM "contact" c
      WHERE "desk" = ${row.desk} AND ${behind(place, Prisma.sql`"at"`, Prisma.sql`"id"`)} ORDER BY "at", "id" LIMIT ${rowsAtOnce}`);
    for (const { id, isOwn, isNear, text } of rows)
      if (isOwn === true || (isNear ? speaks(text) : reaches(text)))
        await transaction.contact.update({ where: { id }, data: { text: eraser.text(text, isOwn === true) } });
    return passed(transaction, row, rows);
  });
}

/** Letters of the person's address that belong to no ticket: some of them, until none is left. */
export async function eraseLettersPage(context: StoreContext, row: UnderWay, scope: PersonScope): Promise<Stepped> {
  const { email } = scope;
  if (email === null) return 'done';
  return transact(context.database, async (transaction) => {
    const where = { fromAddress: email, rootId: null, OR: [{ desk: row.desk }, { desk: null }] };
    const gone = await eraseLetters(context, transaction, where, eraserOf(scope), lettersAtOnce);
    return gone < lettersAtOnce ? 'done' : 'more';
  });
}

/** Lines of the record name people as they were called: the act, its instant and whose it was stay. A page of them. */
export async function eraseAuditPage(context: StoreContext, row: UnderWay, { scope, place }: Walk): Promise<Stepped> {
  const eraser = eraserOf(scope);
  const speaks = namerOf(scope);
  return transact(context.database, async (transaction) => {
    await allowChange(transaction);
    const lines = await transaction.$queryRaw<AuditLine[]>(Prisma.sql`
      SELECT "id", "at", "subject_id" AS "subjectId", "subject_name" AS "subjectName", "before", "after"
      FROM (SELECT * FROM "audit" WHERE "desk" = ${row.desk} AND ${behind(place, Prisma.sql`"at"`, Prisma.sql`"id"`)}
        ORDER BY "at", "id" LIMIT ${rowsAtOnce}) AS "page" ORDER BY "at", "id"`);
    const rows = lines
      .filter(
        ({ subjectId, subjectName, before, after }) =>
          subjectId === scope.personId || speaks([subjectName, before, after]),
      )
      .map(({ id, subjectId, subjectName, before, after }) => ({
        id,
        subjectName: subjectId === scope.personId ? eraser.mark : eraser.text(subjectName, false),
        before: before === null ? null : eraser.words(before, false),
        after: after === null ? null : eraser.words(after, false),
      }));
    await transaction.$executeRaw`
      UPDATE "audit" a SET "subject_name" = r."subjectName", "before" = r."before", "after" = r."after"
      FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "subjectName" text, "before" jsonb, "after" jsonb)
      WHERE a."id" = r."id"`;
    return passed(transaction, row, lines);
  });
}

interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A page was gone through: the next one begins behind its last row. */
async function passed(
  transaction: Transaction,
  { id, phase }: UnderWay,
  rows: readonly { readonly id: string; readonly at: Date }[],
): Promise<Stepped> {
  const last = rows.at(-1);
  if (last === undefined || rows.length < rowsAtOnce) return 'done';
  await transaction.erasure.updateMany({ where: { id, phase }, data: { afterAt: last.at, after: last.id } });
  return 'more';
}

/** Whether texts in a value surely name the person: nobody is asked about the others, which stay. */
function namerOf(scope: PersonScope): (value: unknown) => boolean {
  const finder = mentionsOf(scope, []);
  return (value) => textsIn(value).some((text) => finder.find(text)?.form === 'named');
}
