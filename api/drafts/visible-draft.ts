import type { PersonActor } from '../../domain/policy/actor';
import type { DraftLine, DraftRead } from '../../store/publication/read-drafts';
import { membershipsAt } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';
import type { DeskConcerned, DraftNames, DraftShowing } from './present';
import type { YearsOfDraft } from './present-base';

export const administrators = ['administrator'] as const;

export type DraftContext = RequestContext<typeof administrators>;

/** A publication that the caller sees, and as whom. */
export interface VisibleDraft extends DraftShowing {
  readonly draft: DraftRead;
}

/** @throws Problem 404 for one that is not there, or of a desk that the caller does not administer */
export async function visibleDraft({ services: { store }, caller }: DraftContext, id: string): Promise<VisibleDraft> {
  const draft = await store.readDraft(id);
  const actor = draft && administratorAt(caller, draft.state.desk);
  if (draft === undefined || actor === undefined) throw new Problem('not-found');
  const { content, state, events } = draft;
  const desks = content.kind === 'calendar-years' ? await store.desksConcerned(content.years) : [state.desk];
  const concerned = desks.map((desk): DeskConcerned => {
    return { desk, administered: administratorAt(caller, desk) !== undefined };
  });
  const years = await yearsOf(store, content);
  const people = [
    ...events.flatMap(({ by }) => ('person' in by ? [by.person] : [])),
    ...years.flatMap(({ revisions }) => revisions.at(-1)?.published?.personId ?? []),
  ];
  return { draft, actor, concerned, years, names: await namesOf(store, [draft], people) };
}

async function yearsOf(
  store: Pick<ApiStore, 'readYearHistory'>,
  { over = [] }: DraftRead['content'],
): Promise<YearsOfDraft> {
  return Promise.all(
    over.map(async ({ layer, year }) => ({ layer, year, revisions: await store.readYearHistory(layer, year) })),
  );
}

/** The caller as an administrator of a desk; undefined for one who is none there. */
export function administratorAt(caller: DraftContext['caller'], desk: string): PersonActor | undefined {
  const held = membershipsAt(caller, desk).find(({ role }) => role === 'administrator');
  return held && { kind: 'person', personId: caller.personId, shortId: held.shortId, role: held.role, clientId: null };
}

/** The desks that the caller administers. */
export function administeredBy(caller: DraftContext['caller']): readonly string[] {
  const desks = [...new Set(caller.memberships.map(({ desk }) => desk))];
  return desks.filter((desk) => administratorAt(caller, desk) !== undefined);
}

/** Names for these publications. */
export async function namesOf(
  store: Pick<ApiStore, 'readPeople' | 'readCompanyNames' | 'listDesks'>,
  drafts: readonly Pick<DraftLine, 'state' | 'begunBy'>[],
  people: readonly string[] = [],
): Promise<DraftNames> {
  const ids = drafts.flatMap(({ state, begunBy }) => [begunBy, state.published?.personId]);
  const clients = drafts.flatMap(({ state: { about } }) => (about.kind === 'contract' ? [about.clientId] : []));
  const [found, companies, desks] = await Promise.all([
    store.readPeople([...people, ...ids.filter((id) => id != null)]),
    store.readCompanyNames([...new Set(clients)]),
    deskTitles(store),
  ]);
  return { people: new Map([...found].map(([id, { name }]) => [id, name])), companies, desks };
}

/** How every desk is called, also those at which the reader has no part. */
export async function deskTitles(store: Pick<ApiStore, 'listDesks'>): Promise<DraftNames['desks']> {
  return new Map((await store.listDesks()).map(({ code, title }) => [code, title]));
}
