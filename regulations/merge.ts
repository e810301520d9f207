import { contractSource, type Regulation } from '../domain/regulation';
import type { LayerSource } from '../domain/time';
import { locateAll, type Checked } from './faults';
import {
  canonicalJson,
  documentDigest,
  isObject,
  jsonFaults,
  type JsonObject,
  type JsonValue,
  type RawFault,
} from './json';
import { mergedOrigins, originsOf, type Origins } from './origins';
import { parseRegulation } from './parse';
import { upcastDocument } from './earlier/format-1';
import { upcastPatch } from './earlier/patch-1';
import { hasTables, layPatch, opened } from './tables';
import { contractNumber, numberHelp } from './words';

/** Rules ready for use: parsed, with the raw document they came from, its digest, and the origin of each value. */
export interface LoadedRegulation {
  readonly regulation: Regulation;
  readonly document: JsonObject;
  /** SHA-256 of the document: see `documentDigest`. */
  readonly digest: string;
  readonly origins: Origins;
}

/** What a contract changes: a merge patch (RFC 7396) over the raw document of a regulation. */
export interface ContractPatch {
  readonly number: string;
  readonly patch: JsonValue;
}

export type Merged =
  | { readonly ok: true; readonly value: LoadedRegulation }
  | { readonly ok: false; readonly faults: readonly RawFault[] };

/** These say which regulation it is; a contract is laid over it and cannot make it another one. */
const fixedByRegulation = ['code', 'version', 'publishedOn', 'inForceFrom', 'numbering', 'basedOn', 'contract'];
const mostPatchBytes = 256 * 1024;

/**
 * A regulation's raw document, parsed and checked. The paths of faults are those of the document.
 *
 * @param beneath the document that a file is based on, where it is
 */
export function buildRegulation(document: JsonObject, layers: LayerSource, beneath: JsonObject | null = null): Merged {
  const unfit = jsonFaults(document, { nulls: false });
  if (unfit.length) return { ok: false, faults: unfit };
  if (Object.hasOwn(document, 'contract'))
    return { ok: false, faults: [{ path: ['contract'], message: 'is written by the product where it lays one over' }] };
  if (document['format'] === undefined && hasTables(document))
    return { ok: false, faults: [{ path: ['format'], message: 'is missing: a file with tables says "format: 2"' }] };
  const today = upcastDocument(document);
  const parsed = parseRegulation(today, layers, today === document ? beneath : today);
  if (!parsed.ok) return parsed;
  const value = {
    regulation: parsed.regulation,
    document,
    digest: documentDigest(document),
    origins: originsOf(today),
  };
  return { ok: true, value };
}

/**
 * Lays a contract over the raw document of a regulation and checks the outcome by the same rules. The `source` of every
 * rule it touches says so: `VI.8; contract 12/2026, 3.2`, the clause being the `source` that the patch gives there.
 * The paths of faults are those of the regulation, in which a patch has the same ones.
 */
export function mergeRules(document: JsonObject, contract: ContractPatch, layers: LayerSource): Merged {
  const { number, patch } = contract;
  if (!isObject(patch))
    return { ok: false, faults: [{ path: [], message: 'must be keys with values, as in the regulation' }] };
  const numbered = contractNumber.safeParse(number);
  if (!numbered.success) return { ok: false, faults: [{ path: [], message: numberHelp }] };
  const faults: RawFault[] = jsonFaults(patch, { nulls: true });
  if (faults.length) return { ok: false, faults };
  if (Buffer.byteLength(canonicalJson(patch)) > mostPatchBytes) {
    return { ok: false, faults: [{ path: [], message: `is larger than ${mostPatchBytes / 1024} KiB` }] };
  }
  for (const key of fixedByRegulation) {
    if (Object.hasOwn(patch, key))
      faults.push({ path: [key], message: 'belongs to the regulation: a contract cannot change it' });
  }
  const base = upcastDocument(document);
  const change = upcastPatch(patch, base);
  const merged = layPatch(base, change);
  const before = opened(base, change);
  const stamped = stampSources(merged, change, base, (before, own) => contractSource(before, number, own));
  const named = { ...stamped, contract: number };
  const parsed = parseRegulation(named, layers, base);
  if (!parsed.ok) faults.push(...parsed.faults);
  if (!parsed.ok || faults.length) return { ok: false, faults };
  const origins = mergedOrigins(stamped, before, change, number);
  return {
    ok: true,
    value: { regulation: parsed.regulation, document: named, digest: documentDigest(named), origins },
  };
}

/** `mergeRules` for documents that come from the store or over HTTP: faults carry no place in a file. */
export function mergeContract(
  document: JsonObject,
  contract: ContractPatch,
  layers: LayerSource,
): Checked<LoadedRegulation> {
  return withoutPlaces(mergeRules(document, contract, layers));
}

/** `buildRegulation` for documents that come from the store or over HTTP: faults carry no place in a file. */
export function readDocument(document: JsonObject, layers: LayerSource): Checked<LoadedRegulation> {
  return withoutPlaces(buildRegulation(document, layers));
}

function withoutPlaces(merged: Merged): Checked<LoadedRegulation> {
  return merged.ok ? merged : { ok: false, faults: locateAll(merged.faults, () => null) };
}

/**
 * Gives every rule that a patch touches a new `source`, made from the one it had and the one the patch gives. A touch
 * counts for the nearest rule around it.
 */
export function stampSources(
  merged: JsonObject,
  patch: JsonObject,
  base: JsonObject,
  sourceOf: (base: string | undefined, own: string | undefined, depth: number) => string,
): JsonObject {
  const stamp = (
    node: JsonObject,
    change: JsonObject,
    old: JsonObject | undefined,
    depth: number,
    clause: string | undefined,
  ): [JsonObject, boolean] => {
    const given = typeof change['source'] === 'string' ? change['source'] : clause;
    const result: Record<string, JsonValue> = { ...node };
    let touched = Object.hasOwn(change, 'source');
    for (const [key, value] of Object.entries(change)) {
      const child = node[key];
      if (key === 'source') continue;
      if (!isObject(value) || !isObject(child)) {
        touched = true;
        continue;
      }
      const before = old?.[key];
      const [stamped, inChild] = stamp(child, value, isObject(before) ? before : undefined, depth + 1, given);
      result[key] = stamped;
      touched ||= inChild;
    }
    if (!touched || typeof node['source'] !== 'string') return [result, touched];
    const was = typeof old?.['source'] === 'string' ? old['source'] : undefined;
    result['source'] = sourceOf(was, given, depth);
    return [result, false];
  };
  return stamp(merged, patch, base, 0, undefined)[0];
}
