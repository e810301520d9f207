import { uuidv7 } from 'uuidv7';
import type { Language } from '../texts/language';
import { cleanText } from './json';
import type { StoreContext } from './store-context';

export interface NewPerson {
  readonly name: string;
  /** In small letters; unique. */
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Adds a person, who cannot sign in until a password is set; one with that address stays as it is. */
export async function addPerson(
  { database, clock }: StoreContext,
  person: NewPerson,
): Promise<{ readonly personId: string; readonly isNew: boolean }> {
  const id = uuidv7();
  const at = new Date(await clock.now());
  const { email, language, timeZone } = person;
  const name = cleanText(person.name);
  const data = { id, name, email, emailVerified: true, language, timeZone, createdAt: at, updatedAt: at };
  const { count } = await database.person.createMany({ data, skipDuplicates: true });
  if (count === 1) return { personId: id, isNew: true };
  const standing = await database.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return { personId: standing.id, isNew: false };
}
