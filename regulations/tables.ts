/**
 * The tables of a document as a patch meets them: a table of one value has rows for the patch to touch, rows that only the patch
 * has are tried before those of the regulation, and every row says where it comes from.
 */
import { isList, isObject, type JsonObject, type JsonValue, type Path } from './json';
import { applyPatch } from './merge-patch';

/** Lays a merge patch over a document. Neither is changed. */
export function layPatch(document: JsonObject, patch: JsonObject): JsonObject {
  const open = opened(document, patch);
  const merged = applyPatch(open, patch);
  return touchedBy(patch).reduce((result, path) => {
    const rows = at(result, path);
    return isObject(rows) ? replaced(result, path, inOrder(rows, at(open, path), path, result)) : result;
  }, merged);
}

/** A document with the tables as maps that a patch touches row by row. */
export function opened(document: JsonObject, patch: JsonObject): JsonObject {
  return touchedBy(patch).reduce((base, path) => replaced(base, path, asMap(at(base, path), path)), document);
}

/** Whether a document has any table, as only those of format 2 do. */
export function hasTables(document: JsonObject): boolean {
  return placesOf(document).some((path) => path.at(-1) !== 'statuses' && isObject(at(document, path)));
}

function touchedBy(patch: JsonObject): readonly Path[] {
  return placesOf(patch).filter((path) => isObject(at(patch, path)));
}

type Kind = 'table' | 'occasions' | 'list';

/** Where documents have tables, and what is as ordered as they are. */
function placesOf(document: JsonObject): readonly Path[] {
  const clocks = document['clocks'];
  const codes = isObject(clocks) ? Object.keys(clocks) : [];
  return [
    ['level'],
    ['defaultCategory'],
    ['statuses'],
    ...codes.flatMap((code) => ['limit', 'calendar', 'from', 'until'].map((key) => ['clocks', code, key])),
  ];
}

function kindOf(path: Path): Kind {
  const last = path.at(-1);
  return last === 'statuses' ? 'list' : last === 'from' || last === 'until' ? 'occasions' : 'table';
}

/** A value alone as a table of one row; words as a map of occasions. */
function asMap(value: JsonValue | undefined, path: Path): JsonValue | undefined {
  if (value === undefined || isObject(value)) return value;
  switch (kindOf(path)) {
    case 'table':
      return { else: { value } };
    case 'occasions':
      return Object.fromEntries(wordsOf(value).map((on) => [on, { on }]));
    case 'list':
      return value;
  }
}

function wordsOf(value: JsonValue): readonly string[] {
  return (isList(value) ? value : [value]).filter((word) => typeof word === 'string');
}

/** Rows that only the patch has come first, `else` last; a row without a source of its own has that of the rule around it. */
function inOrder(rows: JsonObject, before: JsonValue | undefined, path: Path, document: JsonObject): JsonObject {
  const known = isObject(before) ? Object.keys(before) : [];
  const added = Object.keys(rows).filter((name) => !known.includes(name) && name !== 'else');
  const kept = known.filter((name) => Object.hasOwn(rows, name) && name !== 'else');
  const last = Object.hasOwn(rows, 'else') ? ['else'] : [];
  const around = sourceAround(document, path);
  return Object.fromEntries(
    [...added, ...kept, ...last].map((name) => {
      const row = rows[name] ?? null;
      const own = !isObject(row) || row['source'] !== undefined || kindOf(path) !== 'table';
      return [name, own ? row : { ...row, source: added.includes(name) ? 'setting' : around }];
    }),
  );
}

/** What a table stands in, says where it comes from. */
function sourceAround(document: JsonObject, path: Path): JsonValue {
  const rule = path.length > 1 ? at(document, path.slice(0, -1)) : undefined;
  return isObject(rule) ? (rule['source'] ?? 'setting') : 'setting';
}

function at(document: JsonValue, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (node, key) => (isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    document,
  );
}

function replaced(document: JsonObject, [key, ...rest]: Path, value: JsonValue | undefined): JsonObject {
  if (key === undefined || value === undefined) return document;
  const child = document[key];
  if (rest.length === 0) return { ...document, [key]: value };
  return isObject(child) ? { ...document, [key]: replaced(child, rest, value) } : document;
}
