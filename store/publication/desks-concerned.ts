import { readDocument, type JsonObject } from '../../regulations';
import { isList, isObject } from '../../regulations/json';
import { keep, type Kept } from '../rules/kept';
import type { LayerYear } from '../rules/planned-years';
import { layersUsed } from '../rules/affected-pins';
import { currentCalendars, noLayers, readLayers, type Layers } from '../rules/read-rules';
import type { StoreContext } from '../store-context';

/**
 * The layers that a published version counts by, as it is read by these calendars: neither ever changes, and to read one anew takes
 * some 50 ms.
 */
const layersByVersion = new WeakMap<StoreContext, Kept<ReadonlySet<string>>>();
const mostVersions = 1_000;

/**
 * Desks whose regulations, of any version, or whose contracts count by one of these layers: new years of it are a matter of each of
 * them.
 */
export async function desksConcerned(
  context: StoreContext,
  years: readonly Pick<LayerYear, 'layer'>[],
): Promise<readonly string[]> {
  const { database } = context;
  const [versions, contracts] = await Promise.all([
    versionsWithLayers(context),
    database.contractVersion.findMany({ select: { desk: true, patch: true } }),
  ]);
  const isOne = (layer: string): boolean => years.some((each) => each.layer === layer);
  const concerned = [
    ...versions.filter(({ layers }) => [...layers].some(isOne)),
    ...contracts.filter(({ patch }) => layersNamed(patch as JsonObject).some(isOne)),
  ];
  return [...new Set(concerned.map(({ desk }) => desk))].sort();
}

async function versionsWithLayers(
  context: StoreContext,
): Promise<readonly { readonly desk: string; readonly layers: ReadonlySet<string> }[]> {
  const { database } = context;
  const kept = layersByVersion.get(context) ?? keep<ReadonlySet<string>>(mostVersions);
  layersByVersion.set(context, kept);
  const calendars = await currentCalendars(database);
  let reading: Promise<Layers> | undefined;
  const read = async (id: string): Promise<ReadonlySet<string>> => {
    reading ??= calendars === undefined ? Promise.resolve(noLayers) : readLayers(database, calendars);
    const { document } = await database.regulationVersion.findUniqueOrThrow({ where: { id } });
    const loaded = readDocument(document as JsonObject, (await reading).source);
    return loaded.ok ? layersUsed(loaded.value.regulation) : new Set();
  };
  const versions = await database.regulationVersion.findMany({ select: { id: true, desk: true } });
  return Promise.all(
    versions.map(async ({ id, desk }) => ({ desk, layers: await kept.recall(`${calendars} ${id}`, () => read(id)) })),
  );
}

/** A contract replaces the layers of a calendar as a whole, so those that it brings stand in it. */
function layersNamed({ calendars }: JsonObject): readonly string[] {
  const specs = isObject(calendars) ? Object.values(calendars) : [];
  const named = specs.flatMap((spec) => (isObject(spec) && isList(spec['layers']) ? spec['layers'] : []));
  return named.filter((layer) => typeof layer === 'string');
}
