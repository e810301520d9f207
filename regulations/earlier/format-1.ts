/**
 * Documents of format 1 in the shape of format 2: the limits of topics, levels, priorities and districts become rows of the clocks
 * that asked for them. Documents that earlier releases stored are brought here when they are read; what is stored stays as it is.
 */
import { isList, isObject, nothing, type JsonObject, type JsonValue } from '../json';
import { topicRows } from './topic-rows';

/** A document of any format as one of today's. What is no document of format 1 comes back as it is, for the schema to say so. */
export function upcastDocument(document: JsonObject): JsonObject {
  return document['format'] === undefined && document['basedOn'] === undefined ? secondFormat(document) : document;
}

function secondFormat(document: JsonObject): JsonObject {
  const { defaultLevel, extensions, ...kept } = document;
  const clocks = {
    ...mapped(section(document, 'clocks'), (clock) => clockOf(clock, document)),
    ...decisionOf(document),
  };
  const level = defaultLevel === undefined ? nothing : { level: { else: levelRow(defaultLevel) } };
  return {
    format: 2,
    ...kept,
    ...(document['topics'] === undefined ? nothing : { topics: mapped(section(document, 'topics'), topicOf) }),
    ...(document['levels'] === undefined ? nothing : { levels: mapped(section(document, 'levels'), withoutLimits) }),
    ...level,
    ...(document['priorities'] === undefined
      ? nothing
      : { priorities: mapped(section(document, 'priorities'), withoutLimits) }),
    ...(document['clocks'] === undefined ? nothing : { clocks }),
    ...(document['statuses'] === undefined ? nothing : { statuses: statusesOf(section(document, 'statuses')) }),
    ...(extensions === undefined ? nothing : { agreements: agreementsOf(extensions, { terms: 'limit' }) }),
    ...(isObject(document['visits']) ? { visits: withoutLimits(document['visits']) } : nothing),
  };
}

/** `{ level: vip, source }` as the last row of the levels. */
export function levelRow(defaultLevel: JsonValue): JsonValue {
  if (!isObject(defaultLevel)) return defaultLevel;
  const { level, ...rest } = defaultLevel;
  return level === undefined ? rest : { value: level, ...rest };
}

/** Who agrees to a longer limit, and how long a late proposal stands. @param kind what a whole rule says of itself beside that */
export function agreementsOf(extensions: JsonValue, kind: JsonObject = nothing): JsonValue {
  if (!isObject(extensions)) return { extension: extensions };
  const { agreedBy, lateProposal, ...rest } = extensions;
  return {
    extension: {
      ...kind,
      ...(agreedBy === undefined ? nothing : { with: agreedBy }),
      ...(lateProposal === undefined ? nothing : { stands: lateProposal }),
      ...rest,
    },
  };
}

/** What stays in a topic: its limit and its ends have gone to the clocks. */
export function topicOf(topic: JsonObject): JsonObject {
  const { limit: _limit, when: _when, otherwise: _otherwise, endsBy: _endsBy, ...rest } = topic;
  return rest;
}

export function withoutLimits(entry: JsonObject): JsonObject {
  const { limits: _limits, ...rest } = entry;
  return rest;
}

/** Ranks were the order; a condition on the cycle has a word of its own. */
export function statusOf(status: JsonObject): JsonObject {
  const { rank: _rank, when, ...rest } = status;
  if (!isObject(when)) return when === undefined ? rest : { ...rest, when };
  const { reopened, ...asked } = when;
  const cycle = typeof reopened === 'boolean' ? { cycle: reopened ? 'later' : 'first' } : nothing;
  return { ...rest, when: { ...asked, ...cycle } };
}

function statusesOf(statuses: JsonObject): JsonObject {
  const rank = (entry: JsonValue): number =>
    isObject(entry) && typeof entry['rank'] === 'number' ? entry['rank'] : Number.MAX_SAFE_INTEGER;
  const ordered = Object.entries(statuses).sort(([, a], [, b]) => rank(a) - rank(b));
  return mapped(Object.fromEntries(ordered), statusOf);
}

/** Format 1 left the duty to decide on a visit in doubt to the product. */
function decisionOf(document: JsonObject): JsonObject {
  const { visits } = document;
  const known = Object.values(section(document, 'clocks')).some(
    (clock) => isObject(clock) && clock['from'] === 'visit-in-doubt',
  );
  if (!isObject(visits) || known) return nothing;
  const clock: JsonObject = {
    title: { ru: 'Решение о согласованном выезде', en: 'Decision on an agreed visit' },
    from: 'visit-in-doubt',
    until: 'visit-decided',
    limit: '1 working-day',
    calendar: visits['calendar'] ?? 'work',
    owes: 'coordinator',
    tell: { due: { at: 'due', whom: ['coordinator', 'manager'], anyHour: true } },
    source: 'setting',
  };
  return { 'visit-decision': clock };
}

/** A clock of format 1; the limits that it asked for stand where the document had them. */
function clockOf(clock: JsonObject, document: JsonObject): JsonObject {
  const { limit, until } = clock;
  return {
    ...clock,
    ...(until === 'topic' ? { until: topicEnds(document) } : nothing),
    ...(typeof limit === 'string' ? { limit: limitOf(limit, clock, document) } : nothing),
  };
}

function limitOf(limit: string, clock: JsonObject, document: JsonObject): JsonValue {
  switch (limit) {
    case 'topic':
      return topicRows(section(document, 'topics'), otherTopic(document));
    case 'level':
    case 'priority':
      return tableRows(limit, document, clock);
    case 'visit':
      return districtRows(document['visits']);
    default:
      return limit;
  }
}

function otherTopic(document: JsonObject): string | undefined {
  const other = document['otherTopic'];
  return isObject(other) && typeof other['topic'] === 'string' ? other['topic'] : undefined;
}

/** A level or priority without a figure promises nothing. */
function tableRows(by: 'level' | 'priority', document: JsonObject, clock: JsonObject): JsonObject {
  const entries = section(document, by === 'level' ? 'levels' : 'priorities');
  const own = Object.entries(section(document, 'clocks')).find(([, each]) => each === clock)?.[0] ?? '';
  const rows: Record<string, JsonValue> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const value = isObject(entry) && isObject(entry['limits']) ? entry['limits'][own] : undefined;
    if (value === undefined || !isObject(entry)) continue;
    rows[name] = { when: { [by]: name }, value, ...sourceOf(entry) };
  }
  return { ...rows, else: { value: 'not-promised' } };
}

function districtRows(visits: JsonValue | undefined): JsonValue {
  if (!isObject(visits) || !isObject(visits['limits'])) return 'not-promised';
  const { default: usual, ...districts } = visits['limits'];
  const rows: Record<string, JsonValue> = {};
  for (const [district, value] of Object.entries(districts))
    rows[district] = { when: { district }, value, ...sourceOf(visits) };
  return usual === undefined ? rows : { ...rows, else: { value: usual, ...sourceOf(visits) } };
}

/** A clock that the topic's `endsBy` ended: by the solution, and by a request of a visit where the topic says so. */
export function topicEnds(document: JsonObject): JsonObject {
  const byVisit = Object.entries(section(document, 'topics')).flatMap(([name, topic]) => {
    const endsBy = isObject(topic) ? topic['endsBy'] : undefined;
    const ends = isList(endsBy) ? endsBy : [endsBy];
    return ends.includes('visit-request') ? [name] : [];
  });
  const visit = byVisit.length === 0 ? nothing : { visit: { on: 'visit-requested', when: { topic: byVisit } } };
  return { conclusion: { on: 'solution' }, ...visit };
}

export function sourceOf(entry: JsonObject): JsonObject {
  return entry['source'] === undefined ? nothing : { source: entry['source'] };
}

export function section(document: JsonObject, name: string): JsonObject {
  const found = document[name];
  return isObject(found) ? found : nothing;
}

/** Every entry that is an object, changed. */
export function mapped(entries: JsonObject, change: (entry: JsonObject) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [name, isObject(entry) ? change(entry) : entry]),
  );
}
