import type { StoreContext } from '../store-context';

export type FoundSignIn =
  | { readonly kind: 'found'; readonly personId: string }
  /** Nobody has the address. */
  | { readonly kind: 'unknown' }
  /** Who has it is nobody's client and works at no desk any more. */
  | { readonly kind: 'inactive' };

/** Who signs in with an address that somebody vouches for. @param email in small letters */
export async function findSignIn({ database }: StoreContext, email: string): Promise<FoundSignIn> {
  const person = await database.person.findUnique({
    where: { email },
    select: { id: true, memberships: { where: { active: true }, select: { id: true }, take: 1 } },
  });
  if (person === null) return { kind: 'unknown' };
  return person.memberships.length === 0 ? { kind: 'inactive' } : { kind: 'found', personId: person.id };
}
