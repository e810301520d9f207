import type { PersonActor } from '../../domain/policy/actor';
import type { DraftLine, DraftRead } from '../../store/publication/read-drafts';
import { membershipsAt } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import type { ApiStore } from '../store-port';
import type { DraftNames } from './present';

export const administrators = ['administrator'] as const;

export type DraftContext = RequestContext<typeof administrators>;

/** A publication that the caller sees, and as whom. */
export interface VisibleDraft {
  readonly draft: DraftRead;
  readonly actor: PersonActor;
  /** Desks that count by this calendar and that the caller does not administer. */
  readonly missing: readonly string[];
  readonly names: DraftNames;
}

/** @throws Problem 404 for one that is not there, or of a desk that the caller does not administer */
export async function visibleDraft({ services: { store }, caller }: DraftContext, id: string): Promise<VisibleDraft> {
  const draft = await store.readDraft(id);
  const actor = draft && administratorAt(caller, draft.state.desk);
  if (draft === undefined || actor === undefined) throw new Problem('not-found');
  const concerned = draft.content.kind === 'calendar-years' ? await store.desksConcerned(draft.content.years) : [];
  const people = draft.events.flatMap(({ by }) => ('person' in by ? [by.person] : []));
  return {
    draft,
    actor,
    missing: concerned.filter((desk) => administratorAt(caller, desk) === undefined),
    names: await namesOf(store, [draft], people),
  };
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
  store: Pick<ApiStore, 'readPeople' | 'findClient'>,
  drafts: readonly Pick<DraftLine, 'state' | 'begunBy'>[],
  people: readonly string[] = [],
): Promise<DraftNames> {
  const ids = drafts.flatMap(({ state, begunBy }) => [begunBy, state.published?.personId]);
  const found = await store.readPeople([...people, ...ids.filter((id) => id != null)]);
  const companies = new Map<string, string>();
  for (const { state } of drafts) {
    if (state.about.kind !== 'contract') continue;
    const { clientId } = state.about;
    const client = companies.has(clientId) ? undefined : await store.findClient(state.desk, clientId);
    if (client !== undefined) companies.set(clientId, client.name);
  }
  return { people: new Map([...found].map(([id, { name }]) => [id, name])), companies };
}
