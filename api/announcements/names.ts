import type { AnnouncementLine, AnnouncementRead } from '../../store/announcement';
import type { ApiStore } from '../store-port';
import type { AnnouncementNames } from './present';

type Named = readonly { readonly desk: string; readonly shortIds: readonly (string | null)[] }[];

async function staffNames(store: Pick<ApiStore, 'readStaffNames'>, named: Named): Promise<ReadonlyMap<string, string>> {
  const staff = new Map<string, string>();
  for (const desk of new Set(named.map((each) => each.desk))) {
    const shortIds = named.flatMap((each) => (each.desk === desk ? each.shortIds.flatMap((id) => id ?? []) : []));
    for (const [shortId, name] of await store.readStaffNames(desk, shortIds)) staff.set(`${desk}/${shortId}`, name);
  }
  return staff;
}

/** Names of those who see to these announcements. */
export async function namesOfLines(
  store: Pick<ApiStore, 'readStaffNames'>,
  lines: readonly Pick<AnnouncementLine, 'state'>[],
): Promise<AnnouncementNames> {
  const named = lines.map(({ state: { desk, owner } }) => ({ desk, shortIds: [owner] }));
  return { people: new Map(), staff: await staffNames(store, named), companies: new Map() };
}

/** All names that one announcement is shown with. */
export async function namesOfAnnouncement(
  store: Pick<ApiStore, 'readStaffNames' | 'readPeople' | 'findClient'>,
  { state, events }: AnnouncementRead,
): Promise<AnnouncementNames> {
  const { desk, owner, agreements, plan } = state;
  const doers = events.flatMap(({ by }) => ('person' in by ? [by.person] : []));
  const companies = plan.reach.flatMap((part) => (part.who === 'companies' ? part.companies : []));
  const [staff, people, clients] = await Promise.all([
    staffNames(store, [{ desk, shortIds: [owner, ...agreements.map(({ by }) => by)] }]),
    store.readPeople(doers),
    Promise.all(companies.map((id) => store.findClient(desk, id))),
  ]);
  return {
    staff,
    people: new Map([...people].map(([id, { name }]) => [id, name])),
    companies: new Map(clients.flatMap((client) => (client === undefined ? [] : [[client.id, client.name]]))),
  };
}
