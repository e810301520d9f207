import type { SourcePart } from '../domain/regulation';
import { isObject, pathTextOf, type JsonObject, type JsonValue } from './json';

/** Where one value of merged rules comes from. */
export type Origin = SourcePart;

/** By key path, `topics.remote-diagnostics.limit`. Lists are one value each; the sources themselves are left out. */
export type Origins = Readonly<Record<string, Origin>>;

/** The origin of each value of a document: the nearest `source` above it. */
export function originsOf(document: JsonObject): Origins {
  const found: Record<string, Origin> = {};
  forEachValue(document, (path) => {
    const source = nearestSource(document, path);
    found[pathTextOf(path)] = source === 'setting' ? { kind: 'setting' } : { kind: 'paragraph', text: source ?? '' };
  });
  return found;
}

/** The origins of a merged document: what the patch gives comes from the contract, the rest from where it came before. */
export function mergedOrigins(merged: JsonObject, base: JsonObject, patch: JsonObject, number: string): Origins {
  const before = originsOf(base);
  const found: Record<string, Origin> = {};
  forEachValue(merged, (path) => {
    const key = pathTextOf(path);
    const old = before[key];
    found[key] =
      old && !gives(patch, path) ? old : { kind: 'contract', number, clause: nearestSource(patch, path) ?? null };
  });
  return found;
}

function gives(patch: JsonObject, path: readonly string[]): boolean {
  let node: JsonValue | undefined = patch;
  for (const step of path) {
    if (!isObject(node)) return node !== undefined;
    node = Object.hasOwn(node, step) ? node[step] : undefined;
  }
  return node !== undefined;
}

function nearestSource(document: JsonObject, path: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let node: JsonValue | undefined = document;
  for (const step of path) {
    if (!isObject(node)) break;
    if (typeof node['source'] === 'string') nearest = node['source'];
    node = node[step];
  }
  return nearest;
}

function forEachValue(node: JsonObject, see: (path: readonly string[]) => void, path: readonly string[] = []): void {
  for (const [key, value] of Object.entries(node)) {
    if (isObject(value)) forEachValue(value, see, [...path, key]);
    else if (key !== 'source') see([...path, key]);
  }
}
