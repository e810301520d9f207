import { authorKindOf } from '../../domain/policy/may';
import { Problem } from '../problems';
import type { CommandInput } from '../schemas/commands';
import type { ApiStore } from '../services';
import { usersOfCompany } from '../tickets/users-of-company';
import type { TicketRead } from '../tickets/visible-ticket';

/**
 * What stands in a command for the people of the client whom its body names by id, short id or e-mail: their ids.
 *
 * @throws Problem 404 for anybody else, 422 where one is to be taken off who follows by the regulation
 */
export async function namedPeople(
  body: CommandInput,
  { state: { desk, clientId, sharedWith }, rules }: TicketRead,
  store: ApiStore,
): Promise<Readonly<Record<string, unknown>>> {
  switch (body.type) {
    case 'share':
      return {
        with: (await usersOfCompany(body.with, (index) => `/with/${index}`, { desk, clientId }, store)).map(
          ({ personId }) => personId,
        ),
      };
    case 'change-author': {
      const [author] = await usersOfCompany([body.to], () => '/to', { desk, clientId }, store);
      return { to: author?.personId, authorKind: authorKindOf(author?.inCompany) };
    }
    case 'unshare': {
      const gone = await followers(body.with, { desk, clientId, sharedWith }, store);
      if (rules.regulation.intake.copies === 'lead') await requireNoLead(gone, { desk, clientId }, store);
      return { with: gone };
    }
    default:
      return {};
  }
}

/** Answers go to whoever leads the company, whoever else may follow them (IN-2). @throws Problem */
async function requireNoLead(
  persons: readonly string[],
  { desk, clientId }: Pick<TicketRead['state'], 'desk' | 'clientId'>,
  store: ApiStore,
): Promise<void> {
  for (const [index, person] of persons.entries()) {
    const users = await store.findClientUsers(desk, person);
    if (users.some((user) => user.clientId === clientId && user.inCompany === 'lead'))
      throw new Problem('follows-by-rule', { errors: [{ pointer: `/with/${index}`, code: 'follows-by-rule' }] });
  }
}

/**
 * Of those with whom the ticket is shared, somebody who has left the company among them still; and of the company, so that it can
 * be said twice.
 */
async function followers(
  persons: readonly string[],
  { desk, clientId, sharedWith }: Pick<TicketRead['state'], 'desk' | 'clientId' | 'sharedWith'>,
  store: ApiStore,
): Promise<string[]> {
  const people = [...(await store.readPeople(sharedWith)).values()];
  const found: string[] = [];
  for (const [index, person] of persons.entries()) {
    const follower = people.find(({ id, email }) => id === person || email === person.toLowerCase());
    const [user] =
      follower === undefined ? await usersOfCompany([person], () => `/with/${index}`, { desk, clientId }, store) : [];
    found.push(follower?.id ?? user?.personId ?? person);
  }
  return found;
}
