import { Problem } from '../problems';
import type { ApiStore } from '../services';

type ClientUser = Awaited<ReturnType<ApiStore['findClientUsers']>>[number];

/**
 * Users of a company whom somebody names by id, short id or e-mail.
 *
 * @throws Problem 404 for anybody else, with the place of the name
 */
export async function usersOfCompany(
  named: readonly string[],
  pointer: (index: number) => string,
  { desk, clientId }: { readonly desk: string; readonly clientId: string },
  store: ApiStore,
): Promise<ClientUser[]> {
  const found: ClientUser[] = [];
  for (const [index, person] of named.entries()) {
    const users = await store.findClientUsers(desk, person);
    const user = users.find((each) => each.clientId === clientId);
    if (user === undefined) throw unknownPerson(pointer(index));
    found.push(user);
  }
  return found;
}

function unknownPerson(pointer: string): Problem {
  return new Problem('not-found', { errors: [{ pointer, code: 'unknown-person', says: 'no-such-person' }] });
}
