/**
 * Where instants stand in a fact, told by its type: what is a number there is no guess by the name of a key. A table that names
 * too few of them, or a number that is none, does not compile.
 */
import type { EventHead } from '../../domain/process';
import type { Instant, InstantMark } from '../../domain/time';
import { iso } from '../tickets/present-clock';

type Item<V> = V extends readonly (infer One)[] ? One : V;
type Objects<V> = Extract<Item<NonNullable<V>>, object>;
type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type ValueAt<Union, Key extends PropertyKey> = Union extends unknown
  ? Key extends keyof Union
    ? Union[Key]
    : never
  : never;
type IsInstant<V> = V extends unknown ? (InstantMark extends keyof V ? true : never) : never;
type Places<O> = {
  [Key in KeysOf<O>]: [InstantsIn<ValueAt<O, Key>>] extends [never] ? never : Key;
}[KeysOf<O>];

/** The keys of a value under which instants stand: `true`, or those of what lies deeper (lists are looked through); `never` if none. */
export type InstantsIn<V> =
  true extends IsInstant<Item<NonNullable<V>>>
    ? true
    : [Places<Objects<V>>] extends [never]
      ? never
      : { readonly [Key in Places<Objects<V>>]: InstantsIn<ValueAt<Objects<V>, Key>> };

type OwnWords<Event, Type> = Omit<Extract<Event, { readonly type: Type }>, keyof EventHead | 'type'>;

/** For each type of event that holds instants of its own, where they stand. */
export type InstantTable<Event extends { readonly type: string }> = {
  readonly [Type in Event['type'] as [InstantsIn<OwnWords<Event, Type>>] extends [never] ? never : Type]: InstantsIn<
    OwnWords<Event, Type>
  >;
};

/** An entry of such a table, read without its type. */
export interface InstantKeys {
  readonly [key: string]: InstantKeys | true | undefined;
}

/** Where the instants of an event stand; nowhere for a type that the table does not name. */
export function instantKeysOf(table: object, type: string): InstantKeys {
  return (Object.hasOwn(table, type) ? (table as Readonly<Record<string, InstantKeys>>)[type] : undefined) ?? {};
}

/** The value with its instants as the API writes them. */
export function withInstants(value: unknown, at: InstantKeys | true | undefined): unknown {
  if (at === undefined || value === null) return value;
  if (at === true) return typeof value === 'number' ? iso(value) : value;
  if (Array.isArray(value)) return value.map((item) => withInstants(item, at));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withInstants(inner, at[key])]));
}

/** Writes the numbers of an event's sentence: those that are instants by `write`. */
export function instantWriter(
  at: InstantKeys,
  write: (instant: Instant) => string,
): (key: string, value: number) => string | undefined {
  return (key, value) => (at[key] === true ? write(value) : undefined);
}
