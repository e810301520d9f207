import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { toJson } from '../json';
import type { StoreContext } from '../store-context';
import { emptyFiles, eraseLetters } from './erase-files';
import { allowChange } from './erase-ticket';
import { eraserOf, type Eraser, type ErasureScope } from './scope';

type PersonScope = Extract<ErasureScope, { kind: 'person' }>;

/** What is left of somebody beside tickets, and then who it was: after it the row of the person is a mark with an id. */
export async function erasePerson(
  context: Pick<StoreContext, 'blobs'>,
  transaction: Transaction,
  { desk, shortId, scope, now }: { desk: string; shortId: string; scope: PersonScope; now: Instant },
): Promise<void> {
  const { personId, email, phone } = scope;
  const eraser = eraserOf(scope);
  const { mark } = eraser;
  await allowChange(transaction);
  const loose = await transaction.attachment.findMany({ where: { uploadedBy: personId, rootId: null } });
  await emptyFiles(context, transaction, loose, eraser);
  if (email !== null) {
    await eraseLetters(
      context,
      transaction,
      { fromAddress: email, rootId: null, OR: [{ desk }, { desk: null }] },
      eraser,
    );
    await forgetVerifications(transaction, email);
  }
  await transaction.contact.updateMany({ where: { personId }, data: { text: mark } });
  // The register shows who was responsible by name; that somebody was stays. A name alone is a namesake's as well.
  const known = [
    ...(email === null ? [] : [{ email: { equals: email, mode: 'insensitive' as const } }]),
    ...(phone === null ? [] : [{ name: scope.name, phone }]),
  ];
  if (known.length > 0)
    await transaction.registerVersion.updateMany({
      where: { entry: { desk }, OR: known },
      data: { name: mark, phone: null, email: null },
    });
  await transaction.articleComment.updateMany({ where: { authorId: personId }, data: { text: mark } });
  await transaction.savedQueue.updateMany({ where: { ownerId: personId }, data: { name: mark } });
  await transaction.staffAbsence.updateMany({
    where: { desk, shortId, reason: { not: null } },
    data: { reason: mark },
  });
  await transaction.technicianTime.updateMany({ where: { personId, reason: { not: null } }, data: { reason: mark } });
  await transaction.apiKey.updateMany({ where: { personId }, data: { name: mark } });
  await transaction.session.deleteMany({ where: { userId: personId } });
  await transaction.account.deleteMany({ where: { userId: personId } });
  await transaction.accountLetter.deleteMany({ where: { personId } });
  await transaction.secondFactor.deleteMany({ where: { personId } });
  await transaction.signInChallenge.deleteMany({ where: { personId } });
  const asked = await transaction.erasure.findFirstOrThrow({ where: { desk, personId } });
  await transaction.erasure.update({ where: { id: asked.id }, data: { reason: eraser.text(asked.reason, false) } });
  await eraseAudit(transaction, { desk, eraser, scope });
  await eraseTray(transaction, { desk, eraser, scope });
  const at = new Date(now);
  await transaction.person.update({
    where: { id: personId },
    data: {
      ...{ name: mark, email: null, phone: null, image: null, emailVerified: false, preferences: {} },
      ...{ erasedAt: at, updatedAt: at },
    },
  });
}

/** What an address was to prove: found by the address itself, whole, which may stand in JSON. Another one may end in it. */
async function forgetVerifications(transaction: Transaction, email: string): Promise<void> {
  const found = await transaction.verification.findMany({
    where: { OR: [{ identifier: email }, { value: { contains: email } }] },
    select: { id: true, identifier: true, value: true },
  });
  const same = found.filter(({ identifier, value }) => identifier === email || holds(parsed(value), email));
  await transaction.verification.deleteMany({ where: { id: { in: same.map(({ id }) => id) } } });
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function holds(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((item) => holds(item, text));
}

/** Lines of the record name people as they were called: the act, its instant and whose it was stay. */
async function eraseAudit(
  transaction: Transaction,
  { desk, eraser, scope }: { readonly desk: string; readonly eraser: Eraser; readonly scope: PersonScope },
): Promise<void> {
  const lines = await transaction.$queryRaw<
    { id: string; subjectId: string; subjectName: string; before: unknown; after: unknown }[]
  >`
    SELECT "id", "subject_id" AS "subjectId", "subject_name" AS "subjectName", "before", "after" FROM "audit"
    WHERE "desk" = ${desk} AND ("subject_id" = ${scope.personId} OR ${namedIn(Prisma.sql`concat_ws(' ', "subject_name", "before"::text, "after"::text)`, scope)})`;
  const rows = lines.map(({ id, subjectId, subjectName, before, after }) => ({
    id,
    subjectName: subjectId === scope.personId ? eraser.mark : eraser.text(subjectName, false),
    before: before === null ? null : eraser.words(before, false),
    after: after === null ? null : eraser.words(after, false),
  }));
  await transaction.$executeRaw`
    UPDATE "audit" a SET "subject_name" = r."subjectName", "before" = r."before", "after" = r."after"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "subjectName" text, "before" jsonb, "after" jsonb)
    WHERE a."id" = r."id"`;
}

/** What nobody could place may have been the person's, or speak of the person. */
async function eraseTray(
  transaction: Transaction,
  { desk, eraser, scope }: { readonly desk: string; readonly eraser: Eraser; readonly scope: PersonScope },
): Promise<void> {
  const items = await transaction.$queryRaw<{ id: string; content: unknown }[]>`
    SELECT "id", "content" FROM "tray" WHERE ("desk" = ${desk} OR "desk" IS NULL) AND ${namedIn(Prisma.sql`"content"::text`, scope)}`;
  for (const { id, content } of items)
    await transaction.tray.update({
      where: { id },
      data: { content: eraser.words(content, true) as Prisma.InputJsonValue },
    });
}

function namedIn(text: Prisma.Sql, { name, email, phone }: PersonScope): Prisma.Sql {
  return Prisma.sql`(position(lower(${name}) IN lower(${text})) > 0
    OR position(lower(${email}::text) IN lower(${text})) > 0 OR position(${phone}::text IN ${text}) > 0)`;
}
