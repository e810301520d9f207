import type { PersonActor } from '../../domain/policy/actor';
import { abilities } from '../../domain/process';
import { duties } from '../../domain/duties';
import { changeKind } from '../../domain/register';
import { lookUp, type Regulation } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { EntryVersion } from '../../store/register/entry';
import type { readChange } from '../../store/register/read-register';
import type { Language } from '../../texts/language';
import { changeStageTexts } from '../../texts/reports';
import { presentPerson } from '../names';
import { iso, isoOrNull, presentClock } from '../tickets/present-clock';

export const registerPath = '/api/v1/register';
export const changePath = `${registerPath}/changes/{change}`;

export type ChangeRead = NonNullable<Awaited<ReturnType<typeof readChange>>>;

/** What a reader of the register sees: no letters, and nobody of the desk. */
export function presentEntry(version: EntryVersion, { services }: Regulation, language: Language): object {
  const { entryId: entry, service, publishedAt, body, name, post, phone, email, since, until } = version;
  return {
    ...{ entry, version: version.version, body, name, post, phone, email, since, until },
    service: service === null ? null : { code: service, title: lookUp(services, service)?.title[language] ?? service },
    publishedAt: isoOrNull(publishedAt),
  };
}

export function presentVersion(
  version: EntryVersion,
  regulation: Regulation,
  now: Instant,
  language: Language,
): object {
  const { changeId, number, because, stage, receivedOn, letterNumber, letterDate, due, publishedAt, createdAt } =
    version;
  const waits = stage === 'received' ? now : publishedAt;
  const late = due === null || waits === null ? 0 : waits - due;
  return {
    ...presentEntry(version, regulation, language),
    ...{ change: changeId, number, because, receivedOn },
    stage: { code: stage, title: changeStageTexts[stage][language] },
    letter: letterNumber === null || letterDate === null ? null : { number: letterNumber, date: letterDate },
    due: isoOrNull(due),
    lateSeconds: late > 0 ? Math.round(late / 1_000) : null,
    receivedBy: presentPerson(version.authorId, version.authorName),
    recordedAt: iso(createdAt),
  };
}

export function presentChange(
  { state, rules, now, version }: ChangeRead,
  actor: PersonActor,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): object {
  const standing = { clientId: null, authorId: '', authorKind: 'person', sharedWith: [] } as const;
  const showing = { rules, now, language, timeZone, path: `${registerPath}/changes/${state.id}`, orders: [] };
  return {
    version: presentVersion(version, rules.regulation, now, language),
    clocks: duties(state.clocks).map((clock) => presentClock(clock, showing)),
    can: abilities(changeKind, state, actor, rules, standing, now),
  };
}
