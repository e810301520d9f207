import { createHash } from 'node:crypto';
import { unseenSign, withoutUnseen } from '../domain/text/unseen';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Where a value stands in a document: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** A fault in a document, as a sentence that a person can act on. */
export interface RawFault {
  readonly path: Path;
  readonly message: string;
  /** Other places that may be to blame: the name that is missing, say. */
  readonly related?: readonly Path[];
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Nothing to add to an object that is being put together. */
export const nothing: JsonObject = {};

/** The value at a path; undefined when there is none. */
export function valueAt(document: JsonValue, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path) {
    if (isList(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** `topics.repair.limits[0]`: how a path is shown, and the key of origins. */
export function pathTextOf(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index ? `.${step}` : step)).join('');
}

/** JSON with sorted keys and nothing between the tokens: equal values, equal text (RFC 8785 for JSON of this product). */
export function canonicalJson(value: JsonValue): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON, in hex. */
export function digestOf(value: JsonValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/**
 * Which rules a document holds. In a table the first row that holds counts, so the order of keys belongs to it; documents of
 * format 1 had no tables, and keep the digest of their canonical JSON.
 */
export function documentDigest(document: JsonObject): string {
  return document['format'] === undefined
    ? digestOf(document)
    : createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

/** Levels of nesting that a document may have. */
export const deepest = 16;
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);
// Line breaks and tabs are text; other control characters and halves of surrogate pairs are not, and PostgreSQL refuses some of them.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

export interface JsonOptions {
  readonly nulls: boolean;
  /** Whether texts may hold what nobody sees; default: they may, since what is kept already has to be read as it is. */
  readonly unseen?: boolean;
}

/**
 * What no document of the product may hold, whatever its schema: nesting without end, keys that objects of JavaScript
 * have by birth, numbers that are not JSON, characters that cannot be stored, and `null` outside a merge patch.
 */
export function jsonFaults(value: JsonValue, options: JsonOptions, path: Path = []): RawFault[] {
  if (path.length > deepest) return [{ path, message: `is nested deeper than ${deepest} levels` }];
  if (value === null) return options.nulls ? [] : [{ path, message: 'is empty: write a value, or leave the key out' }];
  if (typeof value === 'string') return textFaults(value, options, path);
  if (typeof value === 'number') {
    return Number.isFinite(value) ? [] : [{ path, message: 'must be a finite number' }];
  }
  if (isList(value)) return value.flatMap((item, index) => jsonFaults(item, options, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (unsafeKeys.has(key)) return [{ path: [...path, key], message: 'is not a usable name' }];
    const faults = textFaults(key, options, [...path, key]);
    if (faults.length > 0) return faults;
    return jsonFaults(item, options, [...path, key]);
  });
}

function textFaults(text: string, { unseen = true }: JsonOptions, path: Path): RawFault[] {
  if (unprintable.test(text)) return [{ path, message: 'holds characters that are not text' }];
  const sign = unseen ? undefined : unseenSign(text);
  return sign === undefined ? [] : [{ path, message: `holds an unseen sign ${sign}` }];
}

/** A document as it can be written again: what is kept already may hold what nobody sees, which no file may. */
export function withoutUnseenText(value: JsonObject): JsonObject;
export function withoutUnseenText(value: JsonValue): JsonValue;
export function withoutUnseenText(value: JsonValue): JsonValue {
  if (typeof value === 'string') return unseenSign(value) === undefined ? value : withoutUnseen(value);
  if (isList(value)) return value.map((item) => withoutUnseenText(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const seen = unseenSign(key) === undefined ? key : withoutUnseen(key);
      // Two keys that look alike stay two, and are told of as the file is checked.
      return [Object.hasOwn(value, seen) ? key : seen, withoutUnseenText(item)];
    }),
  );
}
