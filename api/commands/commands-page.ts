import type { Names } from '../names';
import { pageFound, type PageAsked } from '../http/page-found';
import type { ApiStore } from '../services';
import { internalTypes } from './present-command';
import type { CommandToShow } from './present-command';

type Page = Extract<Awaited<ReturnType<ApiStore['listCommands']>>, { kind: 'page' }>;

/** A page of what was asked of a ticket or a visit, with who asked. @throws Problem for a cursor that no page of it gave */
export async function commandsPage(
  processId: string,
  toClient: boolean,
  { cursor, limit }: PageAsked,
  store: ApiStore,
): Promise<{ readonly page: Page; readonly names: Names }> {
  const filter = { processId, withoutTypes: toClient ? internalTypes : null };
  const page = pageFound(await store.listCommands(filter, cursor ?? null, limit ?? 50));
  return { page, names: await namesOfActors(page.items, store) };
}

/** Names of the persons who asked, by id. */
export async function namesOfActors(
  commands: readonly Pick<CommandToShow, 'actor'>[],
  store: ApiStore,
): Promise<Names> {
  const ids = commands.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.personId] : []));
  return new Map([...(await store.readPeople(ids))].map(([id, { name }]) => [id, name]));
}
