import type { Instant } from '../domain/time';
import { digestOf } from '../regulations/json';
import type { JsonValue } from '../regulations/json';

/**
 * JSON as PostgreSQL takes it. Characters that it cannot hold (NUL, halves of surrogate pairs) become U+FFFD:
 * the edge refuses them, and what comes past the edge must not stop a transaction.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  return suspicious.test(json) ? JSON.stringify(clean(value)) : json;
}

/** How JSON writes what PostgreSQL does not take; whole pairs of surrogates stand there as they are. */
const suspicious = /\\u(?:0000|d[89a-f])/;

/** The same value with texts that PostgreSQL can hold. */
export function clean<T>(value: T): T;
export function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => clean(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), clean(item)]));
}

const unstorable = /\0|\p{Surrogate}/gu;

export function cleanText(text: string): string {
  return text.replace(unstorable, '\ufffd');
}

/** The same value as JSON gives it back: without what is undefined. */
export function jsonOf(value: unknown): JsonValue {
  return JSON.parse(toJson(value)) as JsonValue;
}

/** SHA-256 over JSON with sorted keys: two contents are the same exactly when their digests are. Absent and undefined are one. */
export function contentDigest(value: unknown): string {
  return digestOf(jsonOf(value));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be asked of a column of ids; what cannot be one is simply not there. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** An instant as the database takes it. */
export function dateOf(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}
