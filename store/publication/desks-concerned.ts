import { readDocument, type JsonObject } from '../../regulations';
import { isList, isObject } from '../../regulations/json';
import type { LayerYear } from '../rules/planned-years';
import { layersUsed } from '../rules/affected-pins';
import { currentCalendars, noLayers, readLayers } from '../rules/read-rules';
import type { StoreContext } from '../store-context';

/** Of published versions, which never change, the layers that they count by, by their ids: to read one anew takes some 50 ms. */
const layersByVersion = new WeakMap<StoreContext, Map<string, ReadonlySet<string>>>();

/**
 * Desks whose regulations, of any version, or whose contracts count by one of these layers: new years of it are a matter of each of
 * them.
 */
export async function desksConcerned(
  context: StoreContext,
  years: readonly Pick<LayerYear, 'layer'>[],
): Promise<readonly string[]> {
  const { database } = context;
  const versions = await database.regulationVersion.findMany({ select: { id: true, desk: true } });
  const [layersOf, contracts] = await Promise.all([
    layersOfVersions(
      context,
      versions.map(({ id }) => id),
    ),
    database.contractVersion.findMany({ select: { desk: true, patch: true } }),
  ]);
  const isOne = (layer: string): boolean => years.some((each) => each.layer === layer);
  const concerned = [
    ...versions.filter(({ id }) => [...(layersOf.get(id) ?? [])].some(isOne)),
    ...contracts.filter(({ patch }) => layersNamed(patch as JsonObject).some(isOne)),
  ];
  return [...new Set(concerned.map(({ desk }) => desk))].sort();
}

async function layersOfVersions(
  context: StoreContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const known = layersByVersion.get(context) ?? new Map<string, ReadonlySet<string>>();
  layersByVersion.set(context, known);
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  const { database } = context;
  const calendars = await currentCalendars(database);
  const layers = calendars === undefined ? noLayers : await readLayers(database, calendars);
  const select = { id: true, document: true } as const;
  for (const { id, document } of await database.regulationVersion.findMany({
    select,
    where: { id: { in: unknown } },
  })) {
    const read = readDocument(document as JsonObject, layers.source);
    // One that does not fit the calendars of now may fit those to come.
    if (read.ok) known.set(id, layersUsed(read.value.regulation));
  }
  return known;
}

/** A contract replaces the layers of a calendar as a whole, so those that it brings stand in it. */
function layersNamed({ calendars }: JsonObject): readonly string[] {
  const specs = isObject(calendars) ? Object.values(calendars) : [];
  const named = specs.flatMap((spec) => (isObject(spec) && isList(spec['layers']) ? spec['layers'] : []));
  return named.filter((layer) => typeof layer === 'string');
}
