import { isObject, pathTextOf, type JsonObject, type JsonValue, type Path } from './json';

/** A value that one document has and another has otherwise. */
export interface ChangedValue {
  /** Key path, `clocks.resolution.limit`. */
  readonly path: string;
  /** Null: there is none. */
  readonly before: JsonValue | null;
  readonly after: JsonValue | null;
}

/** What is written by the product where it lays a contract over a document, and says nothing by itself. */
const silent = ['source', 'contract', 'format'];

/** Every value in which two documents differ, in the order of the first; a list is one value, sources are left out. */
export function changedValues(before: JsonObject, after: JsonObject): readonly ChangedValue[] {
  return differences(before, after, []);
}

function differences(before: JsonObject, after: JsonObject, path: Path): ChangedValue[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !silent.includes(key)));
  return [...keys].flatMap((key) => differenceAt(valueOf(before, key), valueOf(after, key), [...path, key]));
}

function differenceAt(before: JsonValue | undefined, after: JsonValue | undefined, path: Path): ChangedValue[] {
  if (isObject(before) && isObject(after)) return differences(before, after, path);
  if (isObject(before) && after === undefined) return differences(before, {}, path);
  if (isObject(after) && before === undefined) return differences({}, after, path);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path: pathTextOf(path), before: before ?? null, after: after ?? null }];
}

function valueOf(document: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(document, key) ? document[key] : undefined;
}
