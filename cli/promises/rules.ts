import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../local/paths';
import { faultText } from '../../regulations';
import { isList, isObject, valueAt, type JsonObject, type JsonValue } from '../../regulations/json';
import { readSourceText } from '../../regulations/source-text';

/** The file of a desk, as it is written, from the checkout's root. */
export function fileOf(desk: string): string {
  return `regulations/${desk}/regulation.yaml`;
}

/** @throws when the file cannot be read as YAML, or there is none */
export function readDesk(desk: string): JsonObject {
  const file = fileOf(desk);
  const read = readSourceText(readFileSync(path.join(root, file)), file, { nulls: true });
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  return read.value.document;
}

/**
 * The paragraphs from which the rule at a key path comes: its own; or else those of its parts, each once and in their order; or
 * else that of the rule around it. Undefined when the file has no such key.
 *
 * @param keyPath keys from the top, joined by dots: `clocks.resolution.limit`
 */
export function paragraphsOf(document: JsonObject, keyPath: string): readonly string[] | undefined {
  const steps = keyPath.split('.');
  const value = valueAt(document, steps);
  if (value === undefined) return undefined;
  const within = sourceOf(value) === undefined ? [...new Set(sourcesWithin(value))] : [];
  if (within.length > 0) return within;
  const around = steps.map((_, index) => sourceOf(valueAt(document, steps.slice(0, steps.length - index))));
  return around.flatMap((source) => source ?? []).slice(0, 1);
}

function sourceOf(value: JsonValue | undefined): string | undefined {
  const source = isObject(value) ? value['source'] : undefined;
  return typeof source === 'string' ? source : undefined;
}

function sourcesWithin(value: JsonValue): readonly string[] {
  if (isList(value)) return value.flatMap(sourcesWithin);
  if (!isObject(value)) return [];
  return [...[sourceOf(value)].flatMap((source) => source ?? []), ...Object.values(value).flatMap(sourcesWithin)];
}
