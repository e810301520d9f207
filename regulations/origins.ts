import type { SourcePart } from '../domain/regulation';
import { isObject, type JsonObject, type JsonValue } from './json';

/** Where one value of merged rules comes from. */
export type Origin = SourcePart;

/** By key path, `topics.remote-diagnostics.limit`. Lists are one value each; the sources themselves are left out. */
export type Origins = Readonly<Record<string, Origin>>;

/** The origin of each value of a document: the nearest `source` above it. */
export function originsOf(document: JsonObject): Origins {
  return mergedOrigins(document, document, {}, '');
}

/** The origins of a merged document: what the patch gives comes from the contract, the rest from where it came before. */
export function mergedOrigins(merged: JsonObject, base: JsonObject, patch: JsonObject, number: string): Origins {
  const found: Record<string, Origin> = {};
  see(
    found,
    merged,
    '',
    { base: { node: base, source: undefined }, patch: { node: patch, source: undefined } },
    number,
  );
  return found;
}

/** What a document has at a place, undefined for nothing, and the nearest `source` above it. */
interface Place {
  readonly node: JsonValue | undefined;
  readonly source: string | undefined;
}

/** The same place in the document before the contract, and in its patch. */
interface Beside {
  readonly base: Place;
  readonly patch: Place;
}

/** One walk through all three, because every contract of every client pays for it. */
function see(found: Record<string, Origin>, node: JsonObject, path: string, beside: Beside, number: string): void {
  for (const [key, value] of Object.entries(node)) {
    const place = path === '' ? key : `${path}.${key}`;
    const below = { base: under(beside.base, key), patch: under(beside.patch, key) };
    if (isObject(value)) see(found, value, place, below, number);
    else if (key !== 'source') found[place] = originOf(below, number);
  }
}

function originOf({ base, patch }: Beside, number: string): Origin {
  const before = base.node !== undefined && !isObject(base.node);
  if (!before || patch.node !== undefined) return { kind: 'contract', number, clause: patch.source ?? null };
  return base.source === 'setting' ? { kind: 'setting' } : { kind: 'paragraph', text: base.source ?? '' };
}

/** A value that is no map stands for all that could be under it. */
function under({ node, source }: Place, key: string): Place {
  if (!isObject(node)) return { node, source };
  const own = node['source'];
  return { node: Object.hasOwn(node, key) ? node[key] : undefined, source: typeof own === 'string' ? own : source };
}
