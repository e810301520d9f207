import { lastAdministrator } from './administration/last-administrator';
import { recordAudit, type AuditBy } from './audit/record-audit';
import { publish } from './publish';
import type { StoreContext } from './store-context';

export type ActiveSet =
  | { readonly kind: 'set'; readonly personId: string }
  /** The desk has nobody under this short id. */
  | { readonly kind: 'unknown-person' }
  /** Nobody would run the desk any more. */
  | { readonly kind: 'last-administrator' }
  /** One does not end the own work. */
  | { readonly kind: 'own-work' };

/**
 * Ends or takes up again all that a person is at a desk. What the person holds there is not touched: whoever asks gives it to
 * others. Two administrators who end each other's work wait for one another here, so that one of them stays.
 */
export async function setActive(
  context: StoreContext,
  {
    desk,
    shortId,
    active,
    by,
  }: { readonly desk: string; readonly shortId: string; readonly active: boolean; readonly by?: AuditBy },
): Promise<ActiveSet> {
  return publish<ActiveSet>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const found = await transaction.deskPerson.findUnique({
      where: { desk_shortId: { desk, shortId } },
      select: {
        person: { select: { id: true, name: true } },
        memberships: { where: { endedAt: null }, select: { role: true, active: true }, orderBy: { createdAt: 'asc' } },
      },
    });
    if (found === null) return { changed: false, answer: { kind: 'unknown-person' } };
    const { person, memberships } = found;
    if (!active && (await lastAdministrator(transaction, desk, person.id)))
      return { changed: false, answer: { kind: 'last-administrator' } };
    if (person.id === by?.personId) return { changed: false, answer: { kind: 'own-work' } };
    const { count } = await transaction.membership.updateMany({
      where: { desk, shortId, active: !active, endedAt: null },
      data: { active },
    });
    if (count > 0 && by !== undefined) {
      const held = memberships.filter((each) => each.active).map(({ role }) => role);
      const after = active ? memberships.map(({ role }) => role) : [];
      await recordAudit(transaction, {
        ...{ desk, at: now, by, act: active ? 'person-reactivated' : 'person-deactivated' },
        subject: { kind: 'person', ...person },
        before: { roles: held },
        after: { roles: after },
      });
    }
    return { changed: count > 0, answer: { kind: 'set', personId: person.id } };
  });
}
