import { lastAdministrator } from '../administration/last-administrator';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Queryable } from '../database';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';
import { endLeases } from './end-leases';
import { beginErasure, progressOf, type ErasureProgress } from './erasures';

export type ErasureAsked =
  | { readonly kind: 'asked'; readonly personId: string; readonly erasure: ErasureProgress }
  | {
      readonly kind:
        | 'unknown-person'
        /** The number given back is another one. */
        | 'number-differs'
        /** One does not erase oneself. */
        | 'own-words'
        /** Somebody of the desk who works there: what was answered is the desk's, until the roles are taken. */
        | 'works-here'
        /** Other desks know the person as well. */
        | 'belongs-elsewhere'
        | 'last-administrator';
    };

export interface ErasureToAsk {
  readonly desk: string;
  readonly shortId: string;
  /** The short id, as whoever asks has written it down again. */
  readonly repeated: string;
  readonly reason: string;
  readonly by: AuditBy;
}

/**
 * Asks for the words of a person to be erased. From this instant on the person signs in no more; the words go step by step. Said again
 * while it is under way, or done, it is the same.
 */
export async function askErasure(context: StoreContext, asked: ErasureToAsk): Promise<ErasureAsked> {
  const { desk, shortId, repeated, by } = asked;
  const answer = await publish<ErasureAsked>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const refused = (kind: Exclude<ErasureAsked['kind'], 'asked'>) => ({ changed: false, answer: { kind } });
    // Whoever gives the person a role meanwhile, at any desk, is waited for, or waits and is refused.
    await transaction.$queryRaw`
      SELECT p."id" FROM "desk_person" d JOIN "person" p ON p."id" = d."person_id"
      WHERE d."desk" = ${desk} AND d."short_id" = ${shortId} FOR UPDATE OF p`;
    const found = await transaction.deskPerson.findUnique({
      where: { desk_shortId: { desk, shortId } },
      include: { memberships: true, person: { include: { desks: { select: { desk: true } } } } },
    });
    if (found === null) return refused('unknown-person');
    const { personId } = found;
    const standing = await findErasure(transaction, desk, personId);
    if (standing !== undefined) return { changed: false, answer: { kind: 'asked', personId, erasure: standing } };
    if (repeated.trim() !== shortId) return refused('number-differs');
    if (personId === by.personId) return refused('own-words');
    if (found.memberships.some(({ role, active }) => active && role !== 'client')) return refused('works-here');
    if (found.person.desks.length > 1) return refused('belongs-elsewhere');
    if (await lastAdministrator(transaction, desk, personId)) return refused('last-administrator');
    const row = await beginErasure(
      transaction,
      { desk, personId, shortId, reason: asked.reason, askedBy: by.personId },
      now,
    );
    await recordAudit(transaction, {
      ...{ desk, at: now, by, act: 'person-erased', before: null },
      // Not by the name: that goes as well.
      subject: { kind: 'person', id: personId, name: shortId },
      after: { reason: asked.reason },
    });
    return { changed: true, answer: { kind: 'asked', personId, erasure: await progressOf(transaction, row) } };
  });
  // Data that the person has lent are not kept until its turn comes. Where their keys cannot be had here, the worker takes them back.
  if (answer.kind === 'asked' && answer.erasure.finishedAt === null)
    await endLeases(context, { id: answer.erasure.id, personId: answer.personId }).catch(() => undefined);
  return answer;
}

async function findErasure(database: Queryable, desk: string, personId: string): Promise<ErasureProgress | undefined> {
  const row = await database.erasure.findFirst({ where: { desk, personId } });
  return row === null ? undefined : progressOf(database, row);
}
