import type { LetterFacts } from '../parse/letter-facts';
import type { IntakePorts } from './ports';

/** As many as a ticket is shared with at once. */
const mostFollowers = 20;

/**
 * Who of the company a letter was copied to: registered users of it at the desk, who follow the ticket from then on, where the
 * desk's rule is so.
 *
 * @returns ids of persons, without those named
 */
export async function followersIn(
  { store, addressBook }: Pick<IntakePorts, 'store' | 'addressBook'>,
  of: { readonly desk: string; readonly clientId: string },
  { to, cc }: Pick<LetterFacts, 'to' | 'cc'>,
  without: readonly string[],
): Promise<readonly string[]> {
  const { regulation } = await store.rulesFor(of.desk, of.clientId);
  if (regulation.intake.email?.copied === 'nobody') return [];
  const desks = new Set((await addressBook()).addresses.map(({ address }) => address));
  const addresses = [...to, ...cc].flatMap(({ address }) => (desks.has(address) ? [] : [address])).slice(0, 100);
  // Most letters are to the desk alone.
  if (addresses.length === 0) return [];
  const found = await store.findUsersAmong(of, addresses);
  return found.filter((id) => !without.includes(id)).slice(0, mostFollowers);
}
