/** Replies that a desk has at hand: checked like every other section, and filled whole or not at all. */
import { repliesFor, type Situation } from '../../domain/regulation';
import { replyPlaces } from '../../domain/regulation/vocabulary';
import { loadBuiltIns, mergeContract, type JsonValue } from '../../regulations';
import { faultsOf, layers, skai } from './support';

const words = { ru: 'Здравствуйте, {author}!', en: 'Hello {author},' };
const title = { ru: 'Приветствие', en: 'A greeting' };

const faults = (reply: JsonValue): string =>
  faultsOf(mergeContract(skai.document, { number: '1', patch: { replies: { own: reply } } }, layers)).join('\n');

it.each([
  [
    'a place that nobody fills',
    { title, text: { ...words, ru: '{status}' }, source: '1' },
    /\{status\}.*no reply fills.*\{tid\}/,
  ],
  [
    'a brace that belongs to nothing',
    { title, text: { ...words, en: 'Hello {' }, source: '1' },
    /a brace that belongs to no place/,
  ],
  [
    'a topic that the desk does not have',
    { title, text: words, when: { topic: 'weather' }, source: '1' },
    /a topic "weather"/,
  ],
  ['one language alone', { title, text: { ru: 'Да' }, source: '1' }, /text\.en/],
  ['no paragraph', { title, text: words }, /source/],
])('a reply with %s is a fault', (_what, reply, message) => {
  expect(faults(reply as unknown as JsonValue)).toMatch(message);
});

it('a contract may bring one, and take one away', () => {
  const patch = { replies: { own: { title, text: words, source: '1' }, 'ask-details': null } };
  const merged = mergeContract(skai.document, { number: '1', patch }, layers);
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  const { replies = {} } = merged.value.regulation;
  expect(replies['own']).toMatchObject({ title, text: words, when: {} });
  expect(replies).not.toHaveProperty('ask-details');
});

const situation: Situation = {
  ...{ stage: 'resolution', topic: 'any', requestType: null, level: null, category: null, clientCategory: null },
  ...{ priority: 'normal', service: null, emergency: 'none', fault: 'undetermined', wait: null, cycle: 'first' },
  ...{ round: 'first', vehicles: null, district: null, assigned: true, asked: null },
};
const filled = { tid: 'SKAI-1', client: 'Север', author: 'Анна {due}', topic: 'Сбой', due: '01.12.2026, 18:00' };

it('what people typed is not read for places, and a reply without one of its values does not fit', () => {
  const reply = { title, text: { ru: '{author}: {tid}, {due}', en: '{tid}' }, when: {}, source: 'setting' };
  const rules = { replies: { own: reply } };
  expect(repliesFor(rules, situation, filled, 'ru')).toEqual([
    { code: 'own', title, text: 'Анна {due}: SKAI-1, 01.12.2026, 18:00' },
  ]);
  expect(repliesFor(rules, situation, { ...filled, due: null }, 'ru')).toEqual([]);
  expect(repliesFor(rules, situation, { ...filled, due: null }, 'en')).toHaveLength(1);
  expect(repliesFor({}, situation, filled, 'ru')).toEqual([]);
});

it('every shipped desk has some, in both languages, that name no places but these', () => {
  const places = new RegExp(`\\{(?:${replyPlaces.join('|')})\\}`, 'g');
  for (const { regulation } of loadBuiltIns(layers)) {
    const all = Object.values(regulation.replies ?? {});
    expect([regulation.code, all.length > 0]).toEqual([regulation.code, true]);
    for (const { text } of all) {
      expect(text.ru.match(places)?.sort()).toEqual(text.en.match(places)?.sort());
      expect(text.ru).toMatch(/[а-яё]/);
      expect(text.en).not.toMatch(/[а-яё]/i);
    }
  }
});
