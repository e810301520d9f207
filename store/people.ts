import type { Language } from '../texts/language';
import type { StoreContext } from './store-context';

/** A person as others see one. */
export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** Names for ids; ids of nobody are left out. */
export async function readPeople({ database }: StoreContext, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  const rows = await database.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, email: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of people of a desk by short id, those who have left among them. */
export async function readStaffNames(
  { database }: StoreContext,
  desk: string,
  shortIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (shortIds.length === 0) return new Map();
  const rows = await database.membership.findMany({
    where: { desk, shortId: { in: [...new Set(shortIds)] } },
    select: { shortId: true, person: { select: { name: true } } },
  });
  return new Map(rows.map(({ shortId, person }) => [shortId, person.name]));
}

/** What a person has chosen. */
export interface Preferences {
  readonly language: Language;
  readonly timeZone: string;
  /** False: no letters at all. Otherwise by group; one that is not named is sent. */
  readonly letters: boolean | Readonly<Record<string, boolean>>;
}

/** A person's choices; undefined when there is no such person. */
export async function readPreferences({ database }: StoreContext, personId: string): Promise<Preferences | undefined> {
  const row = await database.person.findUnique({
    where: { id: personId },
    select: { language: true, timeZone: true, preferences: true },
  });
  if (row === null) return undefined;
  const { letters } = row.preferences as { letters?: Preferences['letters'] };
  return { language: row.language === 'en' ? 'en' : 'ru', timeZone: row.timeZone, letters: letters ?? {} };
}

/** Writes a person's choices; they hold for notices written from now on. */
export async function savePreferences(
  { database, clock }: StoreContext,
  personId: string,
  { language, timeZone, letters }: Preferences,
): Promise<void> {
  await database.person.update({
    where: { id: personId },
    data: { language, timeZone, preferences: { letters }, updatedAt: new Date(await clock.now()) },
  });
}
