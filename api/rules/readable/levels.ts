import type { ReadableEntry, ReadableFact } from './model';
import { limitText } from './clocks';
import { entryOf, type Reader } from './reader';

/** What requests are about, and which limits each topic has of its own. */
export function readTopics(reader: Reader): ReadableEntry[] {
  const { topics, priorities, otherTopic } = reader.regulation;
  return reader.titled('topics', topics, (topic, path, code) => [
    ...limitsOf(reader, code),
    ...reader.fact('call', `${path}.phoneCall`, topic.phoneCall && reader.label('callRequired'), topic.source),
    ...reader.fact('estimate', `${path}.estimate`, topic.estimate && reader.label('estimateRequired'), topic.source),
    ...reader.fact(
      'priority',
      `${path}.priority`,
      topic.priority && reader.titleOf(priorities, topic.priority),
      topic.source,
    ),
    ...reader.fact('otherTopic', 'otherTopic.topic', code === otherTopic ? reader.label('yes') : null),
  ]);
}

/** Rows of limits that ask for this topic: the same lines that stand with their clocks. */
function limitsOf(reader: Reader, topic: string): ReadableFact[] {
  return Object.entries(reader.regulation.clocks).flatMap(([code, { title, limit }]): ReadableFact[] => {
    const rows = limit.filter(({ when }) => when.topic?.includes(topic) === true);
    const lines = rows.map(({ name, when: { topic: _topic, ...rest }, value, source }) =>
      reader.line(`clocks.${code}.limit.${name}`, limitText(reader, value), source, rest),
    );
    return lines.length === 0 ? [] : [{ label: reader.say(title), lines, again: true }];
  });
}

/** How problems and clients are told apart, and what goes first. */
export function readLevels(reader: Reader): ReadableEntry[] {
  const { regulation } = reader;
  const { categories, clientCategories, clientCategory, levels, priorities, defaultPriority } = regulation;
  const named = (
    path: string,
    map: Readonly<
      Record<string, { readonly title: { readonly ru: string; readonly en: string }; readonly source: string }>
    >,
  ): ReadableFact[] =>
    reader.facts(
      'thereAre',
      Object.entries(map).map(([code, { title, source }]) => reader.line(`${path}.${code}`, reader.say(title), source)),
    );
  return [
    ...entryOf('categories', reader.label('category'), null, [
      ...named('categories', categories),
      ...reader.facts(
        'defaultCategory',
        reader.rows('defaultCategory', regulation.defaultCategory ?? [], (code) => reader.titleOf(categories, code)),
      ),
    ]),
    ...entryOf('clientCategories', reader.label('clientCategory'), null, [
      ...named('clientCategories', clientCategories),
      ...reader.fact(
        'clientIs',
        'clientCategory.category',
        clientCategory === null ? null : reader.titleOf(clientCategories, clientCategory),
      ),
    ]),
    ...entryOf('levels', reader.label('levels'), null, [
      ...named('levels', levels),
      ...reader.facts(
        'level',
        reader.rows('level', regulation.level ?? [], (code) => reader.titleOf(levels, code)),
      ),
    ]),
    ...entryOf('priorities', reader.label('priority'), null, [
      ...reader.facts(
        'rank',
        Object.entries(priorities)
          .sort(([, a], [, b]) => a.rank - b.rank)
          .map(([code, { title, source, rank }]) =>
            reader.line(`priorities.${code}`, `${rank}. ${reader.say(title)}`, source),
          ),
      ),
      ...reader.fact('defaultPriority', 'defaultPriority.priority', reader.titleOf(priorities, defaultPriority)),
    ]),
  ];
}

/** What is shown of a ticket, in the order in which it is tried. */
export function readStatuses(reader: Reader): ReadableEntry[] {
  const { statuses } = reader.regulation;
  return entryOf(
    'statuses',
    reader.label('statuses'),
    null,
    reader.facts(
      'shownWhen',
      Object.entries(statuses)
        .sort(([, a], [, b]) => a.rank - b.rank)
        .map(([code, { title, when, source }]) => ({
          path: `statuses.${code}`,
          when: reader.condition(when) ?? reader.label('otherwise'),
          text: reader.say(title),
          source,
        })),
    ),
  );
}
