/** The limits of topics in format 1 (`limit`, `when`, `otherwise`) as the rows of a clock's table. */
import { isObject, nothing, type JsonObject, type JsonValue } from '../json';

export type Rows = Readonly<Record<string, JsonValue>>;

/**
 * A row for each limit of each topic, in the order in which they are tried; what no topic is known for has the limit of tickets
 * that name none.
 */
export function topicRows(topics: JsonObject, otherTopic: string | undefined): Rows {
  const rows: Record<string, JsonValue> = {};
  for (const [name, topic] of Object.entries(topics))
    if (isObject(topic)) Object.assign(rows, rowsOfTopic(name, topic));
  const other = otherTopic === undefined ? undefined : topics[otherTopic];
  const last = isObject(other) ? limitsOf(other).at(-1) : undefined;
  const source = isObject(other) && other['source'] !== undefined ? { source: other['source'] } : nothing;
  return { ...rows, else: { value: last?.value ?? 'to-be-agreed', ...source } };
}

/** `remote-diagnostics`, then `remote-diagnostics-otherwise`, `remote-diagnostics-otherwise-2` ... */
function rowsOfTopic(name: string, topic: JsonObject): Rows {
  const source = topic['source'] === undefined ? nothing : { source: topic['source'] };
  return Object.fromEntries(
    limitsOf(topic).map(({ vehicles, value }, index) => [
      rowName(name, index),
      { when: { topic: name, ...(vehicles === undefined ? nothing : { vehicles }) }, value, ...source },
    ]),
  );
}

export function rowName(topic: string, index: number): string {
  return index === 0 ? topic : `${topic}-otherwise${index === 1 ? '' : `-${index}`}`;
}

/** One of the limits of a topic: for a number of vehicles, or for every one. */
export interface TopicLimit {
  readonly vehicles?: JsonValue;
  readonly value: JsonValue;
}

/** In the order in which they are tried. */
export function limitsOf({ limit, when, otherwise }: JsonObject): readonly TopicLimit[] {
  if (limit === undefined) return [];
  if (!isObject(when) || when['vehicles'] === undefined) return [{ value: limit }];
  const first: TopicLimit = { vehicles: when['vehicles'], value: limit };
  if (otherwise === undefined) return [first];
  return [first, ...(isObject(otherwise) ? limitsOf(otherwise) : [{ value: otherwise }])];
}
