import { readDocument, type JsonObject } from '../../regulations';
import { isList, isObject } from '../../regulations/json';
import type { LayerYear } from '../rules/planned-years';
import { layersUsed } from '../rules/affected-pins';
import { currentCalendars, noLayers, readLayers } from '../rules/read-rules';
import type { StoreContext } from '../store-context';

/**
 * Desks whose regulations, of any version, or whose contracts count by one of these layers: new years of it are a matter of each of
 * them.
 */
export async function desksConcerned(
  { database }: StoreContext,
  years: readonly Pick<LayerYear, 'layer'>[],
): Promise<readonly string[]> {
  const calendars = await currentCalendars(database);
  const layers = calendars === undefined ? noLayers : await readLayers(database, calendars);
  const [versions, contracts] = await Promise.all([
    database.regulationVersion.findMany({ select: { desk: true, document: true } }),
    database.contractVersion.findMany({ select: { desk: true, patch: true } }),
  ]);
  const isOne = (layer: string): boolean => years.some((each) => each.layer === layer);
  const concerned = [
    ...versions.filter(({ document }) => {
      const read = readDocument(document as JsonObject, layers.source);
      return read.ok && [...layersUsed(read.value.regulation)].some(isOne);
    }),
    ...contracts.filter(({ patch }) => layersNamed(patch as JsonObject).some(isOne)),
  ];
  return [...new Set(concerned.map(({ desk }) => desk))].sort();
}

/** A contract replaces the layers of a calendar as a whole, so those that it brings stand in it. */
function layersNamed({ calendars }: JsonObject): readonly string[] {
  const specs = isObject(calendars) ? Object.values(calendars) : [];
  const named = specs.flatMap((spec) => (isObject(spec) && isList(spec['layers']) ? spec['layers'] : []));
  return named.filter((layer) => typeof layer === 'string');
}
