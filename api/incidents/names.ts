import type { IncidentLine, IncidentRead } from '../../store/incident/read-incidents';
import type { ApiStore } from '../store-port';
import type { IncidentNames } from './present';

/** Names of those who see to these incidents. */
export async function namesOfLines(
  store: Pick<ApiStore, 'readStaffNames'>,
  incidents: readonly Pick<IncidentLine, 'state'>[],
): Promise<IncidentNames> {
  const staff = new Map<string, string>();
  for (const desk of new Set(incidents.map(({ state }) => state.desk))) {
    const owners = incidents.flatMap(({ state: { desk: its, owner } }) =>
      its === desk && owner !== null ? [owner] : [],
    );
    for (const [shortId, name] of await store.readStaffNames(desk, owners)) staff.set(`${desk}/${shortId}`, name);
  }
  return { people: new Map(), staff, companies: new Map() };
}

/** All names that one incident is shown with. */
export async function namesOfIncident(
  store: Pick<ApiStore, 'readStaffNames' | 'readPeople' | 'findClient'>,
  incident: IncidentRead,
): Promise<IncidentNames> {
  const { state, events, words } = incident;
  const doers = events.flatMap(({ by }) => ('person' in by ? [by.person] : []));
  const speakers = words.map(({ actor }) => actor.personId);
  const [lines, people, companies] = await Promise.all([
    namesOfLines(store, [incident]),
    store.readPeople([state.declaredBy, ...doers, ...speakers]),
    Promise.all((state.rule?.companies ?? []).map((id) => store.findClient(state.desk, id))),
  ]);
  return {
    ...lines,
    people: new Map([...people].map(([id, { name }]) => [id, name])),
    companies: new Map(companies.flatMap((client) => (client === undefined ? [] : [[client.id, client.name]]))),
  };
}
