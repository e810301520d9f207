import type { TicketState } from '../../domain/ticket';
import type { Names } from '../names';
import type { ApiStore } from '../services';

/** The names that a ticket's ids stand for. */
export interface TicketNames {
  /** Of the author and of those with whom it is shared, by id. */
  readonly people: Names;
  /** Of the responsible, by short id. */
  readonly staff: Names;
}

/** The same for a ticket as it now stands: who has come since is asked for, and nobody else. */
export async function namesIn(
  { desk, authorId, sharedWith, assignee }: Pick<TicketState, 'desk' | 'authorId' | 'sharedWith' | 'assignee'>,
  known: TicketNames,
  store: ApiStore,
): Promise<TicketNames> {
  const people = [authorId, ...sharedWith].filter((id) => !known.people.has(id));
  const staff = assignee === null || known.staff.has(assignee) ? [] : [assignee];
  if (people.length + staff.length === 0) return known;
  const [read, named] = await Promise.all([
    people.length === 0 ? new Map<string, { readonly name: string }>() : store.readPeople(people),
    store.readStaffNames(desk, staff),
  ]);
  return {
    people: new Map([...known.people, ...[...read].map(([id, { name }]) => [id, name] as const)]),
    staff: new Map([...known.staff, ...named]),
  };
}
