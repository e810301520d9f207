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

/** Adds a person, who cannot sign in until a password is set. @returns the id; null when the e-mail address is taken */
export async function addPerson({ database, clock }: StoreContext, person: NewPerson): Promise<string | null> {
  const id = uuidv7();
  const at = new Date(await clock.now());
  const { email, language, timeZone } = person;
  const added = await database.person.createMany({
    data: {
      id,
      name: cleanText(person.name),
      email,
      emailVerified: true,
      language,
      timeZone,
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
  });
  return added.count === 1 ? id : null;
}
