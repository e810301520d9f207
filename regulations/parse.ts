import type { LayerSource } from '../domain/time';
import type { Regulation } from '../domain/regulation/types';
import { namesOf, runChecks } from './checks';
import { isObject, type JsonObject, type JsonValue, type RawFault } from './json';
import { assemble, sections, type SectionName, type Sections } from './schema';
import { upcastDocument } from './earlier/format-1';
import { nearest } from './nearest';
import { faultsOf } from './sentences';

export type ParsedDocument =
  | { readonly ok: true; readonly regulation: Regulation }
  | { readonly ok: false; readonly faults: readonly RawFault[] };

/**
 * Turns the raw document of a regulation into what the process reads, or says all that is wrong with it at once.
 * `layers` gives the official calendars that its own calendars may build on.
 *
 * @param beneath what a patch was laid over to make the document; see `CheckedDocument`
 */
export function parseRegulation(
  document: JsonObject,
  layers: LayerSource,
  beneath: JsonObject | null = null,
): ParsedDocument {
  const faults: RawFault[] = Object.keys(document)
    .filter((key) => !Object.hasOwn(sections, key))
    .map((key) => ({
      path: [key],
      message: `is not a key of this place (there are: ${Object.keys(sections).join(', ')})${nearest(key, Object.keys(sections))}`,
    }));
  const parsed: Partial<Record<SectionName, unknown>> = {};
  const whole = new Set<SectionName>();
  for (const name of Object.keys(sections) as SectionName[]) {
    const section = readSection(name, document);
    faults.push(...section.faults);
    if (!section.faults.length) whole.add(name);
    if (section.value !== undefined) parsed[name] = section.value;
  }
  // Each value was made by the schema of its own section.
  const partial = parsed as Partial<Sections>;
  faults.push(...runChecks({ parsed: partial, names: namesOf(document), whole, layers, beneath }));
  return faults.length ? { ok: false, faults } : { ok: true, regulation: assemble(partial as Sections) };
}

/**
 * The rules of a document that was checked when it was published; one of an earlier format comes as today's.
 *
 * @throws for a document that no release could have stored
 */
export function readChecked(document: JsonObject): Regulation {
  const today = upcastDocument(document);
  const names = Object.keys(sections) as SectionName[];
  const parsed = names.map((name) => [name, recalled(name, today[name]) ?? sections[name].parse(today[name])]);
  // Each value was made by the schema of its own section.
  return assemble(Object.fromEntries(parsed) as Sections);
}

/**
 * What was made of sections that are sound. The contracts of a thousand clients leave most sections of their regulation as they
 * are, and these are read once. By the very object: nothing here is ever changed.
 */
const soundSections = Object.fromEntries(
  Object.keys(sections).map((name) => [name, new WeakMap<JsonObject, unknown>()]),
) as Record<SectionName, WeakMap<JsonObject, unknown>>;

function recalled(name: SectionName, raw: JsonValue | undefined): unknown {
  return isObject(raw) ? soundSections[name].get(raw) : undefined;
}

/** Reads a section; of a map with faulty entries, what is left without them, so that the checks between sections see the rest. */
function readSection(
  name: SectionName,
  document: JsonObject,
): { readonly value: unknown; readonly faults: RawFault[] } {
  const schema = sections[name];
  const raw: JsonValue | undefined = Object.hasOwn(document, name) ? document[name] : undefined;
  const known = recalled(name, raw);
  if (known !== undefined) return { value: known, faults: [] };
  const result = schema.safeParse(raw);
  if (result.success) {
    if (isObject(raw)) soundSections[name].set(raw, result.data);
    return { value: result.data, faults: [] };
  }
  const faults = faultsOf(result.error.issues, document, [name]);
  if (!isObject(raw)) return { value: undefined, faults };
  const faulty = new Set(faults.map(({ path }) => path[1]));
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => !faulty.has(key)));
  return { value: schema.safeParse(rest).data, faults };
}
