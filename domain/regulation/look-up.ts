/**
 * The entry of a keyed map of a regulation, or undefined. Codes come from people: a plain index would find
 * `constructor` and its like in every object.
 */
export function lookUp<T>(entries: Readonly<Record<string, T>>, code: string | null | undefined): T | undefined {
  return code != null && Object.hasOwn(entries, code) ? entries[code] : undefined;
}
