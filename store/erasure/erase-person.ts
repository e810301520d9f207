import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import type { StoreContext } from '../store-context';
import { emptyFiles } from './erase-files';
import { allowChange } from './erase-ticket';
import { forgetSignIn } from './erasures';
import { eraserOf, type PersonScope } from './scope';

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
  if (email !== null) await forgetVerifications(transaction, email);
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
  // Who was signing in as it was asked for.
  await forgetSignIn(transaction, personId);
  const asked = await transaction.erasure.findFirstOrThrow({ where: { desk, personId } });
  await transaction.erasure.update({ where: { id: asked.id }, data: { reason: eraser.text(asked.reason, false) } });
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
