import { readLetters } from '../outbox/device-store';

export { forgetReads } from './kept-reads';

/** How many letters of a person have not been sent from this device. */
export async function unsent(person: string): Promise<number> {
  const letters = await readLetters().catch(() => []);
  return letters.filter((letter) => letter.person === person).length;
}
