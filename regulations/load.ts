import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LayerSource } from '../domain/time';
import { deepestPlace } from './contract';
import { locateAll, type Checked } from './faults';
import { isObject, type JsonObject, type RawFault } from './json';
import { upcastDocument } from './earlier/format-1';
import { upcastPatch } from './earlier/patch-1';
import { buildRegulation, stampSources, type LoadedRegulation } from './merge';
import { readSourceText, withoutNulls, type SourceText } from './source-text';
import { layPatch } from './tables';

/** Reads the text of a regulation file; every fault at once, each with its place. `file` is how the file is named in them. */
export function readRegulation(
  content: string | Uint8Array,
  file: string,
  layers: LayerSource,
): Checked<LoadedRegulation> {
  const read = readSourceText(content, file, { nulls: false });
  if (!read.ok) return read;
  return built(read.value, layers);
}

function built(text: SourceText, layers: LayerSource): Checked<LoadedRegulation> {
  const outcome = buildRegulation(text.document, layers);
  if (outcome.ok) return outcome;
  return { ok: false, faults: locateAll(outcome.faults, (fault) => text.locate(fault.path).place) };
}

/**
 * Reads a regulation file from disk. A file with `basedOn: ../skai/regulation.yaml` is a merge patch over that one, and
 * makes a desk of its own; what it changes without a `source` is a setting.
 */
export function loadRegulationFile(file: string, layers: LayerSource): Checked<LoadedRegulation> {
  const content = readFile(file);
  if (!content.ok) return content;
  // Which of the two it is, it says itself: a merge patch may hold empty values, a document may not.
  const read = withLogo(readSourceText(content.value, file, { nulls: true }));
  if (!read.ok) return read;
  const { basedOn, ...patch } = read.value.document;
  if (basedOn !== undefined) return overBase(read.value, basedOn, patch, layers);
  const whole = withoutNulls(read.value);
  return whole.ok ? built(whole.value, layers) : whole;
}

/** The picture beside a file stands in the document itself: a document is published and kept by itself. */
function withLogo(read: Checked<SourceText>): Checked<SourceText> {
  if (!read.ok) return read;
  const { document, file } = read.value;
  const { look } = document;
  if (!isObject(look) || typeof look['logo'] !== 'string' || !/^[\w-]+\.png$/.test(look['logo'])) return read;
  const picture = readFile(path.join(path.dirname(file), look['logo']));
  if (picture.ok) {
    const logo = Buffer.from(picture.value).toString('base64');
    return { ok: true, value: { ...read.value, document: { ...document, look: { ...look, logo } } } };
  }
  const { place } = read.value.locate(['look', 'logo']);
  return { ok: false, faults: picture.faults.map(({ message }) => ({ path: 'look.logo', message, place })) };
}

function overBase(
  text: SourceText,
  basedOn: JsonObject[string],
  patch: JsonObject,
  layers: LayerSource,
): Checked<LoadedRegulation> {
  const place = text.locate(['basedOn']).place;
  const refuse = (message: string): Checked<never> => ({ ok: false, faults: [{ path: 'basedOn', message, place }] });
  if (typeof basedOn !== 'string') return refuse('must be the path of a regulation file, from the folder of this one');
  const baseFile = path.join(path.dirname(text.file), basedOn);
  const content = readFile(baseFile);
  if (!content.ok) return refuse(`names ${baseFile}, which cannot be read`);
  const base = withLogo(readSourceText(content.value, baseFile, { nulls: false }));
  if (!base.ok) return base;
  if (base.value.document['basedOn'] !== undefined) return refuse('names a file that is itself based on another one');
  const document = upcastDocument(base.value.document);
  const change = upcastPatch(patch, document);
  const merged = stampSources(layPatch(document, change), change, document, sourceOfPatched);
  const outcome = buildRegulation(merged, layers, document);
  if (outcome.ok) return outcome;
  const placeOf = (fault: RawFault) => {
    const found = deepestPlace(text, [fault.path, ...(fault.related ?? [])]);
    return found.depth > 0 ? found.place : base.value.locate(fault.path).place;
  };
  return { ok: false, faults: locateAll(outcome.faults, placeOf) };
}

function sourceOfPatched(base: string | undefined, own: string | undefined, depth: number): string {
  return own ?? (depth === 0 ? base : undefined) ?? 'setting';
}

function readFile(file: string): Checked<Uint8Array> {
  try {
    return { ok: true, value: readFileSync(file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? String(error)})`;
    return { ok: false, faults: [{ path: '', message, place: { file, line: 1, column: 1 } }] };
  }
}
