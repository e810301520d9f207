import type { MoveByRules } from '../../domain/process';
import { movedByRulesText } from '../../texts/account';
import type { Language } from '../../texts/language';
import { publishedText } from '../../texts/timeline-shared';
import { timeWithOffset } from '../../texts/zoned-time';
import { presentPerson } from '../names';
import type { ApiStore } from '../services';
import type { AccountFact } from './account-fact';
import { iso, isoOrNull } from './present-clock';

/** How other rules moved a date, and for people of the desk who published them. */
export interface MovesToShow {
  readonly moves: readonly MoveByRules[];
  /** By the number of the change; null: the reader is a client, who is told of the date alone. */
  readonly publishers: ReadonlyMap<string, { readonly id: string; readonly name: string | null }> | null;
}

/** @param toClient who of the desk did it, clients are not told */
export async function movesToShow(
  store: Pick<ApiStore, 'readPublishers' | 'readPeople'>,
  moves: readonly MoveByRules[],
  toClient: boolean,
): Promise<MovesToShow> {
  if (toClient) return { moves, publishers: null };
  const found = await store.readPublishers(moves.flatMap(({ publication }) => publication?.number ?? []));
  const people = await store.readPeople([...found.values()]);
  const named = [...found].map(([number, id]) => [number, { id, name: people.get(id)?.name ?? null }] as const);
  return { moves, publishers: new Map(named) };
}

/** A line of the account for each move. */
export function moveLines(
  { moves, publishers }: MovesToShow,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): readonly AccountFact[] {
  return moves.map((move) => {
    const { at, because, before, after, publication } = move;
    const by = publication === null ? undefined : publishers?.get(publication.number);
    const published =
      publication === null || publishers === null ? '' : publishedText(publication, by?.name ?? null, language);
    const told = {
      kind: 'moved-by-rules',
      text: movedByRulesText(move, (instant) => timeWithOffset(timeZone, instant), published, language),
      ...{ at: iso(at), because, before: isoOrNull(before), after: isoOrNull(after) },
    };
    if (publication === null || publishers === null) return told;
    const { number } = publication;
    return { ...told, publication: { number, by: by === undefined ? null : presentPerson(by.id, by.name) } };
  });
}
