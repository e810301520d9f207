import { createHash } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client';
import type { Transaction } from '../database';
import type { StoreContext } from '../store-context';
import type { Eraser } from './scope';

/** What lies where a file lay. */
function emptied(eraser: Eraser): { readonly bytes: Buffer; readonly sha256: string } {
  const bytes = Buffer.from(`${eraser.mark}\n`);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function keepEmptied({ blobs }: Pick<StoreContext, 'blobs'>, transaction: Transaction, eraser: Eraser) {
  const { bytes, sha256 } = emptied(eraser);
  await blobs.keep(transaction, sha256, async function* chunks() {
    yield await Promise.resolve(bytes);
  });
  return { sha256, size: bytes.length };
}

/** Files whose words go: their bytes are let go of where nobody else has brought the same. */
export async function eraseFiles(
  context: Pick<StoreContext, 'blobs'>,
  transaction: Transaction,
  { ticketId, eraser }: { readonly ticketId: string; readonly eraser: Eraser },
): Promise<void> {
  const found = await transaction.attachment.findMany({ where: { rootId: ticketId } });
  const own = found.filter(({ uploadedBy }) => eraser.own(uploadedBy));
  for (const { id, name } of found)
    if (!own.some((each) => each.id === id) && eraser.text(name, false) !== name)
      await transaction.attachment.update({ where: { id }, data: { name: eraser.text(name, false) } });
  await emptyFiles(context, transaction, own, eraser);
}

/** Takes name and bytes of files away; that there was one stays. */
export async function emptyFiles(
  context: Pick<StoreContext, 'blobs'>,
  transaction: Transaction,
  files: readonly { readonly id: string; readonly sha256: string }[],
  eraser: Eraser,
): Promise<void> {
  if (files.length === 0) return;
  const kept = await keepEmptied(context, transaction, eraser);
  await transaction.attachment.updateMany({
    where: { id: { in: files.map(({ id }) => id) } },
    data: { ...kept, name: eraser.mark, mediaType: 'text/plain' },
  });
  const gone = [...new Set(files.map(({ sha256 }) => sha256))].filter((sha256) => sha256 !== kept.sha256);
  await context.blobs.release(transaction, gone);
}

/**
 * Letters as they came, whole: whoever answers by mail quotes the others, so that none of a ticket is kept. What they said stands
 * in the messages, as far as it stands.
 *
 * @param most of them at a time; default: all
 * @returns how many there were
 */
export async function eraseLetters(
  context: Pick<StoreContext, 'blobs'>,
  transaction: Transaction,
  where: Prisma.LetterInWhereInput,
  eraser: Eraser,
  most?: number,
): Promise<number> {
  const letters = await transaction.letterIn.findMany({
    where: { ...where, settledAt: { not: null } },
    ...(most === undefined ? {} : { take: most }),
  });
  if (letters.length === 0) return 0;
  const kept = await keepEmptied(context, transaction, eraser);
  const ids = letters.map(({ id }) => id);
  await transaction.letterIn.updateMany({
    where: { id: { in: ids } },
    data: { ...kept, envelopeFrom: null, fromAddress: null, messageId: null },
  });
  await transaction.$executeRaw`
    UPDATE "letter_in" SET "order" = NULL, "identity" = 'erased/' || "id" WHERE "id" = ANY(${ids}::uuid[])`;
  await transaction.$executeRaw`
    UPDATE "letter_first" SET "identity" = 'erased/' || "letter_id" || '/' || encode(sha256("identity"::bytea), 'hex')
    WHERE "letter_id" = ANY(${ids}::uuid[]) AND "identity" NOT LIKE 'erased/%'`;
  const trayed = await transaction.tray.findMany({ where: { letterId: { in: ids } } });
  for (const { id, content, resolution } of trayed)
    await transaction.tray.update({
      where: { id },
      data: {
        content: eraser.words(content, true) as Prisma.InputJsonValue,
        ...(resolution === null ? {} : { resolution: eraser.words(resolution, true) as Prisma.InputJsonValue }),
      },
    });
  const gone = [...new Set(letters.map(({ sha256 }) => sha256))].filter((sha256) => sha256 !== kept.sha256);
  await context.blobs.release(transaction, gone);
  return letters.length;
}
