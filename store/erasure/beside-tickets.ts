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
  const of = (desk: Prisma.Sql): Prisma.Sql => Prisma.sql`(
    SELECT "id", "received_at" AS "at", "content" FROM "tray"
    WHERE ${desk} AND ${behind(place, Prisma.sql`"received_at"`, Prisma.sql`"id"`)} ORDER BY "received_at", "id" LIMIT ${rowsAtOnce})`;
  return transact(context.database, async (transaction) => {
    const rows = await transaction.$queryRaw<
      { id: string; at: Date; content: unknown; named: boolean | null }[]
    >(Prisma.sql`
      SELECT "id", "at", "content", ${namedIn(Prisma.sql`"content"::text`, scope)} AS "named" FROM (
        ${of(Prisma.sql`"desk" = ${row.desk}`)} UNION ALL ${of(Prisma.sql`"desk" IS NULL`)}) AS "page"
      ORDER BY "at", "id" LIMIT ${rowsAtOnce}`);
    for (const { id, content, named } of rows)
      if (named === true)
        await transaction.tray.update({
          where: { id },
          data: { content: eraser.words(content, true) as Prisma.InputJsonValue },
        });
    return passed(transaction, row, rows);
  });
}

/** What was noted of calls and talks that are no tickets, and names the person: a page of them. The person's own go as a whole. */
export async function eraseContactsPage(
  context: StoreContext,
  row: UnderWay,
  { scope, place }: Walk,
): Promise<Stepped> {
  const eraser = eraserOf(scope);
  return transact(context.database, async (transaction) => {
    const rows = await transaction.$queryRaw<
      { id: string; at: Date; personId: string | null; text: string; named: boolean | null }[]
    >(Prisma.sql`
      SELECT "id", "at", "person_id" AS "personId", "text", ${namedIn(Prisma.sql`"text"`, scope)} AS "named" FROM "contact"
      WHERE "desk" = ${row.desk} AND ${behind(place, Prisma.sql`"at"`, Prisma.sql`"id"`)} ORDER BY "at", "id" LIMIT ${rowsAtOnce}`);
    for (const { id, personId, text, named } of rows)
      if (named === true || personId === scope.personId)
        await transaction.contact.update({
          where: { id },
          data: { text: eraser.text(text, personId === scope.personId) },
        });
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
  return transact(context.database, async (transaction) => {
    await allowChange(transaction);
    const lines = await transaction.$queryRaw<AuditLine[]>(Prisma.sql`
      SELECT "id", "at", "subject_id" AS "subjectId", "subject_name" AS "subjectName", "before", "after",
        ("subject_id" = ${scope.personId} OR ${namedIn(Prisma.sql`concat_ws(' ', "subject_name", "before"::text, "after"::text)`, scope)}) AS "named"
      FROM (SELECT * FROM "audit" WHERE "desk" = ${row.desk} AND ${behind(place, Prisma.sql`"at"`, Prisma.sql`"id"`)}
        ORDER BY "at", "id" LIMIT ${rowsAtOnce}) AS "page" ORDER BY "at", "id"`);
    const rows = lines
      .filter(({ named }) => named === true)
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
  readonly named: boolean | null;
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

function namedIn(text: Prisma.Sql, { name, email, phone }: PersonScope): Prisma.Sql {
  return Prisma.sql`(position(lower(${name}) IN lower(${text})) > 0
    OR position(lower(${email}::text) IN lower(${text})) > 0 OR position(${phone}::text IN ${text}) > 0)`;
}
