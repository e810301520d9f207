import { z } from 'zod';
import type { Validity } from '../domain/regulation';
import type { LayerSource } from '../domain/time';
import { locateAll, type Checked, type Fault } from './faults';
import { canonicalJson, isObject, type JsonObject, type JsonValue, type Path, type RawFault } from './json';
import { changedValues, type ChangedValue } from './changed-values';
import { upcastDocument } from './earlier/format-1';
import { upcastPatch } from './earlier/patch-1';
import { mergeContract, mergeRules, type LoadedRegulation } from './merge';
import { faultsOf } from './sentences';
import { readSourceText, type SourceText } from './source-text';
import { opened } from './tables';
import { code, contractNumber, date, keys } from './words';

/** A client's contract as a file: what it changes in a desk's regulation, and when it holds. */
export interface Contract extends Validity {
  readonly number: string;
  readonly desk: string;
  readonly patch: JsonValue;
}

const contractFile = keys({
  number: contractNumber,
  desk: code,
  validFrom: date,
  validTo: date.nullable().default(null),
  patch: z.custom<JsonValue>((value) => value !== undefined),
}).refine((parsed) => parsed.validTo === null || parsed.validFrom <= parsed.validTo, {
  path: ['validTo'],
  message: 'lies before validFrom',
});

/** Reads a contract file. Its patch is checked only when it is laid over a regulation: see `mergeContractFile`. */
export function readContract(
  content: string | Uint8Array,
  file: string,
): Checked<{ contract: Contract; text: SourceText }> {
  const read = readSourceText(content, file, { nulls: true });
  if (!read.ok) return read;
  const parsed = contractFile.safeParse(read.value.document);
  if (parsed.success) return { ok: true, value: { contract: parsed.data, text: read.value } };
  const faults = faultsOf(parsed.error.issues, read.value.document, []);
  return { ok: false, faults: locateAll(faults, ({ path }) => read.value.locate(path).place) };
}

/** Lays a contract file over a regulation; every fault names its place in the contract. */
export function mergeContractFile(
  document: JsonObject,
  contract: Contract,
  text: SourceText,
  layers: LayerSource,
): Checked<LoadedRegulation> {
  const faults: Fault[] = [];
  if (document['code'] !== contract.desk) {
    const message = `names desk "${contract.desk}", but this is the regulation of ${canonicalJson(document['code'] ?? null)}`;
    faults.push({ path: 'desk', message, place: text.locate(['desk']).place });
  }
  const merged = mergeRules(document, contract, layers);
  if (!merged.ok) {
    const inFile = merged.faults.map((fault): RawFault => ({
      ...fault,
      path: ['patch', ...fault.path],
      related: fault.related?.map((path) => ['patch', ...path]) ?? [],
    }));
    faults.push(...locateAll(inFile, (fault) => deepestPlace(text, [fault.path, ...(fault.related ?? [])]).place));
  }
  return merged.ok && !faults.length ? merged : { ok: false, faults };
}

/** A contract, and the file it was read from where there is one. */
export interface ContractText extends Contract {
  readonly text?: SourceText;
}

/** Lays a contract over a regulation; faults name their places where there is a file. */
export function layContract(
  document: JsonObject,
  contract: ContractText,
  layers: LayerSource,
): Checked<LoadedRegulation> {
  const { text } = contract;
  return text === undefined
    ? mergeContract(document, contract, layers)
    : mergeContractFile(document, contract, text, layers);
}

/** Every value that a contract gives otherwise than the regulation beneath it; `merged` is what came of laying the two. */
export function changedByContract(document: JsonObject, patch: JsonValue, merged: JsonObject): readonly ChangedValue[] {
  if (!isObject(patch)) return [];
  const base = upcastDocument(document);
  return changedValues(opened(base, upcastPatch(patch, base)), merged);
}

/** The place of whichever path the file follows furthest: the regulation below is sound, so the patch is to blame. */
export function deepestPlace(text: SourceText, paths: readonly Path[]): ReturnType<SourceText['locate']> {
  return paths
    .map((path) => text.locate(path))
    .reduce((best, found) => (found.depth > best.depth ? found : best), text.locate([]));
}
