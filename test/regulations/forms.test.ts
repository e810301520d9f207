/** Forms in a file: what a field may say, and the line that tells what it may not. */
import { readDocument, type JsonObject, type JsonValue } from '../../regulations';
import { faultsOf, layers, skai, sound } from './support';

const both = (text: string): JsonObject => ({ ru: text, en: text });
const choices = { own: both('Own'), cloud: both('Cloud') };
const fields: JsonObject = {
  server: { title: both('Server'), kind: 'choice', choices },
  shared: { title: both('Shared'), kind: 'yes-no' },
  note: { title: both('Note'), kind: 'text' },
};
/** SKAI's file with a form in which one field more stands. */
const withField = (field: JsonValue, own: JsonObject = {}) =>
  readDocument(
    {
      ...skai.document,
      requestTypes: {
        bug: {
          title: both('Bug'),
          fields: { ...fields, more: field, last: fields['shared'] ?? {} },
          source: '1',
          ...own,
        },
      },
    },
    layers,
  );
const field = (own: JsonObject): JsonObject => ({ title: both('More'), kind: 'text', ...own });

it('X-1 a condition may name one value or several, of a field before it; what is read keeps the order', () => {
  const { regulation } = sound(
    withField(field({ when: { server: 'own', shared: [true, false] }, required: { server: ['own', 'cloud'] } })),
  );
  const form = regulation.requestTypes['bug'];
  expect(Object.keys(form?.fields ?? {})).toEqual(['server', 'shared', 'note', 'more', 'last']);
  expect(form?.fields['more']).toMatchObject({
    when: { server: ['own'], shared: [true, false] },
    required: { server: ['own', 'cloud'] },
  });
  expect(form?.fields['note']).toMatchObject({ required: false });
});

it.each<[string, JsonObject, RegExp]>([
  ['a kind that there is not', { kind: 'texts' }, /more\.kind: must be one of text, .*\(did you mean "text"\?\)/],
  ['choices of a text', { choices }, /more\.choices: belong to a field of kind "choice" or "several"/],
  ['a choice of none', { kind: 'several' }, /more\.choices: (belong|is missing)/],
  ['bounds of a text', { least: 3 }, /more\.least: has a meaning for the kinds "number", "list" and "several" only/],
  ['a text of too many', { most: 2001 }, /more\.most: must be a whole number from 1 to 2000: how many characters/],
  ['a long text of too many', { kind: 'long-text', most: 3e5 }, /more\.most: must be a whole number from 1 to 200000/],
  ['a date of so many', { kind: 'date', most: 3 }, /more\.most: has a meaning for .* "most" for texts as well/],
  ['half a value', { kind: 'list', least: 0.5 }, /more\.least: must be a whole number from 1 to 100/],
  ['bounds that cross', { kind: 'number', least: 3, most: 2 }, /more\.least: must not be more than "most"/],
  ['a condition on nothing', { when: {} }, /more\.when: must name at least one field/],
  ['a condition that is a word', { when: 'server' }, /more\.when: must name fields with their values/],
  ['required by a word', { required: 'always' }, /more\.required: must be true, false, or name fields/],
  [
    'a field that there is not',
    { when: { servr: 'own' } },
    /more\.when\.servr: asks for a field "servr", .*\(did you mean "server"\?\)/,
  ],
  [
    'a field that comes later',
    { when: { last: true } },
    /more\.when\.last: asks for "last", which is not written before this field/,
  ],
  [
    'itself',
    { required: { more: true } },
    /more\.required\.more: asks for "more", which is not written before this field/,
  ],
  [
    'a field of text',
    { when: { note: 'x' } },
    /more\.when\.note: asks for a field of kind "text": a condition asks for "choice"/,
  ],
  [
    'a value that it cannot have',
    { when: { server: 'clod' } },
    /more\.when\.server: asks for "clod", .*\(did you mean "cloud"\?\)/,
  ],
  [
    'a word for yes',
    { required: { shared: 'yes' } },
    /more\.required\.shared: asks for "yes", which "shared" cannot be \(there are: true, false\)/,
  ],
])('X-1 %s is told in one line', (_what, own, line) => {
  const faults = faultsOf(withField(field(own)));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(line);
});

it('X-1 a form names a topic and a category that there are, and at most 50 fields', () => {
  expect(faultsOf(withField(field({}), { topic: 'consultin' }))[0]).toMatch(
    /bug\.topic: names a topic "consultin".*did you mean "consulting"/,
  );
  expect(faultsOf(withField(field({}), { category: 'defect' }))[0]).toMatch(/bug\.category: names a category "defect"/);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`f-${index}`, field({})]));
  expect(faultsOf(withField(field({}), { fields: many }))[0]).toMatch(/bug\.fields: holds more than 50 fields/);
});
