/**
 * Contracts written for format 1, over documents of today: what they say of the limits of topics, levels, priorities and
 * districts goes to the rows of the clocks. What a contract says alike in both formats stays as it is.
 */
import { isList, isObject, nothing, type JsonObject, type JsonValue } from '../json';
import { agreementsOf, levelRow, mapped, section, sourceOf, statusOf, topicOf, withoutLimits } from './format-1';
import { applyPatch } from '../merge-patch';
import { limitsOf, rowName, type TopicLimit } from './topic-rows';

type Changes = Record<string, Record<string, JsonValue>>;

/** A contract of any format as one of today's. @param base the document that it is laid over, in today's format */
export function upcastPatch(patch: JsonObject, base: JsonObject): JsonObject {
  if (patch['format'] !== undefined) return patch;
  const limits: Changes = {};
  const ends: Record<string, JsonValue> = {};
  topicChanges(section(patch, 'topics'), base, limits, ends);
  tableChanges('level', section(patch, 'levels'), base, limits);
  tableChanges('priority', section(patch, 'priorities'), base, limits);
  const visits = patch['visits'];
  if (isObject(visits) && isObject(visits['limits'])) districtChanges(visits['limits'], visits, base, limits);
  const { defaultLevel, extensions, ...kept } = patch;
  const clocks = clocksOf(namedLimits(section(patch, 'clocks'), base, limits), limits, ends);
  return {
    ...kept,
    ...(isObject(patch['topics']) && hasTopicLimits(base, limits)
      ? { topics: mapped(patch['topics'], topicOf) }
      : nothing),
    ...(isObject(patch['levels']) ? { levels: mapped(patch['levels'], withoutLimits) } : nothing),
    ...(isObject(patch['priorities']) ? { priorities: mapped(patch['priorities'], withoutLimits) } : nothing),
    ...(isObject(patch['statuses']) ? { statuses: mapped(patch['statuses'], statusOf) } : nothing),
    ...(isObject(visits) && isObject(visits['limits']) ? visitsWithoutLimits(visits) : nothing),
    ...(defaultLevel === undefined ? nothing : { level: { else: levelRow(defaultLevel) } }),
    ...(extensions === undefined ? nothing : { agreements: agreementsOf(extensions) }),
    ...(Object.keys(clocks).length === 0 && patch['clocks'] === undefined ? nothing : { clocks }),
  };
}

/** Where no clock has a limit by topic, one that a contract names stays where it is, and is refused there. */
function hasTopicLimits(base: JsonObject, limits: Changes): boolean {
  return clocksBy(base, 'topic').length > 0 || Object.keys(limits).length > 0;
}

const keysOfNames = { topic: 'topic', level: 'level', priority: 'priority', visit: 'district' } as const;

/**
 * A clock whose limit the contract says where to find: its rows are those that the contract gives for it, and of topics and
 * districts those of the clock that has them. What it had before goes.
 */
function namedLimits(own: JsonObject, base: JsonObject, limits: Changes): JsonObject {
  return Object.fromEntries(
    Object.entries(own).map(([code, clock]) => {
      const named = isObject(clock) && Object.entries(keysOfNames).find(([name]) => name === clock['limit']);
      if (!named || !isObject(clock)) return [code, clock];
      const [name, key] = named;
      const lent = name === 'topic' || name === 'visit' ? clocksBy(base, key)[0]?.code : undefined;
      const [before, from] = [tableOf(base, code), lent === undefined ? nothing : tableOf(base, lent)];
      const rows = { ...gone(Object.keys(before)), ...from, ...limits[code] };
      limits[code] = { ...rows, else: from['else'] ?? { value: 'not-promised' } };
      const { limit: _limit, ...rest } = clock;
      return [code, rest];
    }),
  );
}

function tableOf(base: JsonObject, code: string): JsonObject {
  const clock = section(base, 'clocks')[code];
  return isObject(clock) && isObject(clock['limit']) ? clock['limit'] : nothing;
}

/** What the contract says of the clocks itself, and what became of its limits. */
function clocksOf(own: JsonObject, limits: Changes, ends: Readonly<Record<string, JsonValue>>): JsonObject {
  const clocks: Record<string, JsonValue> = { ...own };
  for (const code of new Set([...Object.keys(limits), ...Object.keys(ends)])) {
    const clock = clocks[code];
    if (clock === null || (isObject(clock) && typeof clock['limit'] === 'string')) continue;
    clocks[code] = {
      ...(isObject(clock) ? clock : nothing),
      // Rows that it names there itself are of today's format, and stand.
      ...(limits[code] === undefined ? nothing : { limit: { ...limits[code], ...ownRows(clock) } }),
      ...(ends[code] === undefined ? nothing : { until: { visit: ends[code] } }),
    };
  }
  return clocks;
}

function ownRows(clock: JsonValue | undefined): JsonObject {
  return isObject(clock) && isObject(clock['limit']) ? clock['limit'] : nothing;
}

function visitsWithoutLimits(visits: JsonObject): JsonObject {
  const { source: _source, ...rest } = withoutLimits(visits);
  // Its source was that of the term, which stands with the clock now.
  return Object.keys(rest).length === 0 ? { visits: nothing } : { visits: withoutLimits(visits) };
}

/** The clocks whose limits depend on this, with the rows that do, in their order. */
function clocksBy(base: JsonObject, key: string): readonly { code: string; rows: readonly [string, JsonObject][] }[] {
  return Object.entries(section(base, 'clocks')).flatMap(([code, clock]) => {
    const table = isObject(clock) && isObject(clock['limit']) ? clock['limit'] : nothing;
    const rows = Object.entries(table).filter((row): row is [string, JsonObject] => {
      const [, entry] = row;
      return isObject(entry) && isObject(entry['when']) && entry['when'][key] !== undefined;
    });
    return rows.length === 0 ? [] : [{ code, rows }];
  });
}

/** The rows of one topic, level, priority or district alone. */
function rowsFor(rows: readonly [string, JsonObject][], key: string, name: string): readonly string[] {
  return rows.flatMap(([row, { when }]) => {
    const asked = isObject(when) ? when[key] : undefined;
    return asked === name || (isList(asked) && asked.length === 1 && asked[0] === name) ? [row] : [];
  });
}

function topicChanges(topics: JsonObject, base: JsonObject, limits: Changes, ends: Record<string, JsonValue>): void {
  for (const [name, topic] of Object.entries(topics)) {
    for (const { code, rows } of clocksBy(base, 'topic')) {
      const names = rowsFor(rows, 'topic', name);
      const known = rows.filter(([row]) => names.includes(row));
      const changed = topic === null ? gone(names) : isObject(topic) ? changedLimits(name, topic, known) : nothing;
      if (Object.keys(changed).length > 0) limits[code] = { ...limits[code], ...changed };
    }
    if (isObject(topic) && topic['endsBy'] !== undefined) endsChanges(name, topic['endsBy'], base, ends);
  }
}

/** The rows of one topic, put together as they stood in format 1, changed as they were there, and taken apart again. */
function changedLimits(name: string, topic: JsonObject, known: readonly [string, JsonObject][]): JsonObject {
  const { limit, when, otherwise } = topic;
  if (limit === undefined && when === undefined && otherwise === undefined) return nothing;
  const change = Object.fromEntries(
    Object.entries({ limit, when, otherwise }).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
  const before = known.map(([, row]) => row);
  const wanted = limitsOf(applyPatch(treeOf(before), change));
  const rowOf = ({ vehicles = null, value }: TopicLimit): JsonObject => ({
    when: { topic: name, vehicles },
    value,
    ...sourceOf(topic),
  });
  // A row more than there was would be tried first: all of them are written anew, in their order.
  if (known.length > 0 && wanted.length > known.length) {
    const anew = wanted.map((each, index): [string, JsonValue] => [`${name}-${index + 1}`, rowOf(each)]);
    return { ...gone(known.map(([row]) => row)), ...Object.fromEntries(anew) };
  }
  const rows = wanted.flatMap((each, index): [string, JsonValue][] => {
    const old = before[index];
    const same = old !== undefined && old['value'] === each.value && sameRange(vehiclesOf(old), each.vehicles);
    return same ? [] : [[known[index]?.[0] ?? rowName(name, index), rowOf(each)]];
  });
  return { ...Object.fromEntries(rows), ...gone(known.slice(wanted.length).map(([row]) => row)) };
}

/** Rows as format 1 had them: each the `otherwise` of the one before. */
function treeOf([row, ...rest]: readonly JsonObject[]): JsonObject {
  if (row === undefined) return nothing;
  const vehicles = vehiclesOf(row);
  const tree = { limit: row['value'] ?? null, ...(vehicles === undefined ? nothing : { when: { vehicles } }) };
  const [next] = rest;
  if (next === undefined) return tree;
  const plain = rest.length === 1 && vehiclesOf(next) === undefined;
  return { ...tree, otherwise: plain ? (next['value'] ?? null) : treeOf(rest) };
}

function vehiclesOf({ when }: JsonObject): JsonValue | undefined {
  return isObject(when) ? when['vehicles'] : undefined;
}

function sameRange(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function gone(rows: readonly string[]): JsonObject {
  return Object.fromEntries(rows.map((row) => [row, null]));
}

/** Which topics a request of a visit ends the clocks for. */
function endsChanges(name: string, endsBy: JsonValue, base: JsonObject, ends: Record<string, JsonValue>): void {
  const wanted = (isList(endsBy) ? endsBy : [endsBy]).includes('visit-request');
  for (const [code, clock] of Object.entries(section(base, 'clocks'))) {
    if (!isObject(clock) || !isObject(clock['until'])) continue;
    const visit = clock['until']['visit'];
    const asked = isObject(visit) && isObject(visit['when']) ? visit['when']['topic'] : undefined;
    const before = ends[code];
    const topics = isObject(before) && isObject(before['when']) ? before['when']['topic'] : asked;
    const list = isList(topics) ? topics : topics === undefined ? [] : [topics];
    const next = wanted ? [...new Set([...list, name])] : list.filter((each) => each !== name);
    ends[code] = next.length === 0 ? null : { on: 'visit-requested', when: { topic: next } };
  }
}

function tableChanges(by: 'level' | 'priority', table: JsonObject, base: JsonObject, limits: Changes): void {
  for (const [name, entry] of Object.entries(table)) {
    const own = isObject(entry) && isObject(entry['limits']) ? entry['limits'] : nothing;
    for (const [code, value] of Object.entries(own)) {
      const rows = clocksBy(base, by).find((each) => each.code === code)?.rows ?? [];
      const [known] = rowsFor(rows, by, name);
      const source = isObject(entry) ? sourceOf(entry) : nothing;
      const row =
        value === null ? null : { ...(known === undefined ? { when: { [by]: name } } : nothing), value, ...source };
      (limits[code] ??= {})[known ?? name] = row;
    }
    if (entry === null)
      for (const { code, rows } of clocksBy(base, by))
        for (const row of rowsFor(rows, by, name)) (limits[code] ??= {})[row] = null;
  }
}

/** The term of a visit by its clock; a district of a row that names several gets one of its own before it. */
function districtChanges(terms: JsonObject, visits: JsonObject, base: JsonObject, limits: Changes): void {
  const source = sourceOf(visits);
  for (const [code, clock] of Object.entries(section(base, 'clocks'))) {
    if (!isObject(clock) || clock['from'] !== 'visit-ready') continue;
    const rows = clocksBy(base, 'district').find((each) => each.code === code)?.rows ?? [];
    for (const [district, value] of Object.entries(terms)) {
      const [known] = rowsFor(rows, 'district', district);
      const name = district === 'default' ? 'else' : (known ?? district);
      const when = district === 'default' || known !== undefined ? nothing : { when: { district } };
      (limits[code] ??= {})[name] = value === null ? null : { ...when, value, ...source };
    }
  }
}
