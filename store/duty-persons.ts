import { firstService, type Regulation } from '../domain/regulation';
import type { Addressee } from '../domain/process';
import { recipientsOf } from './recipients';
import type { StaffMember } from './rules/staff';

/**
 * The persons that an audience means where a duty is a desk's own: nobody is its author or responsible.
 *
 * @param service whose it is; null: the desk's as a whole, for which the first service stands
 */
export function dutyPersons(
  audience: Addressee,
  service: string | null,
  regulation: Pick<Regulation, 'services'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const holds = service ?? firstService(regulation);
  const whose = audience === 'author' || audience === 'responsible' ? 'manager' : audience;
  const about = { authorId: '', assignee: null, clientId: '', sharedWith: [] };
  return recipientsOf(whose, { ...about, service: { holds, took: [], byRule: [], pending: null } }, staff);
}
