/** What a desk may write where it words letters itself, and what makes no sense between sections: each mistake is one line with its place. */
import { stringify } from 'yaml';
import { faultText, readRegulation, type JsonObject } from '../../regulations';
import { layPatch } from '../../regulations/tables';
import { builtIn, layers } from './support';

const base = builtIn('hivetaxi').document;

/** The lines that a desk file with this change gets, without the place in the text. */
function linesFor(patch: JsonObject): readonly string[] {
  const read = readRegulation(
    stringify(layPatch(base, patch), { lineWidth: 0, aliasDuplicateObjects: false }),
    'desk.yaml',
    layers,
  );
  if (read.ok) return [];
  return read.faults.map((fault) => {
    expect(faultText(fault)).toMatch(/^desk\.yaml:[1-9]\d*:[1-9]\d*: /);
    return `${fault.path}: ${fault.message}`;
  });
}

const words = (subject: string): JsonObject => ({ ru: subject, en: '[{tid}] Accepted' });
const accepted = (change: JsonObject): JsonObject => ({ letters: { accepted: change } });

it('the desk as it is has no fault', () => {
  expect(linesFor({})).toEqual([]);
});

describe('HT-10 letters in the words of a desk', () => {
  it.each<[string, JsonObject, RegExp]>([
    [
      'a letter that there is not',
      { letters: { acepted: { subject: words('[{tid}]'), source: '4' } } },
      /^letters\.acepted: is not a key of this place \(there are: accepted, .*\) \(did you mean "accepted"\?\)$/,
    ],
    [
      'a letter of the desk to its own people',
      { letters: { assigned: { subject: words('[{tid}]'), source: '4' } } },
      /^letters\.assigned: is not a key of this place/,
    ],
    [
      'a place that nobody fills',
      accepted({ subject: words('[{tid}] {sujbect}') }),
      /^letters\.accepted\.subject\.ru: holds "\{sujbect\}", which no letter fills \(there are: \{tid\}, .*\) \(did you mean "subject"\?\)$/,
    ],
    [
      'a place of nothing',
      accepted({ text: { ru: 'Принято {}' } }),
      /^letters\.accepted\.text\.ru: holds "\{\}", which no letter fills/,
    ],
    [
      'a brace by itself',
      accepted({ text: { en: 'Accepted {tid' } }),
      /^letters\.accepted\.text\.en: holds a brace that belongs to no place/,
    ],
    [
      'a language missing',
      accepted({ text: { en: null } }),
      /^letters\.accepted\.text\.en: is missing: this place needs it$/,
    ],
    [
      'a language too many',
      accepted({ text: { de: 'Angenommen' } }),
      /^letters\.accepted\.text\.de: is not a key of this place \(there are: ru, en\)$/,
    ],
    [
      'a subject without the number',
      accepted({ subject: words('Обращение принято') }),
      /^letters\.accepted\.subject\.ru: must have \{tid\} for its first place: by it answers find their ticket$/,
    ],
    [
      'a number that what the client typed goes before',
      accepted({ subject: words('{subject} [{tid}]') }),
      /^letters\.accepted\.subject\.ru: must have \{tid\} for its first place/,
    ],
    [
      'a subject of two lines',
      accepted({ subject: words('[{tid}]\nПринято') }),
      /^letters\.accepted\.subject\.ru: must be one line of text, at most 200 characters$/,
    ],
    [
      'no words',
      accepted({ subject: null, text: null }),
      /^letters\.accepted: words nothing: give a subject or a text$/,
    ],
    ['no source', accepted({ source: null }), /^letters\.accepted\.source: is missing: a rule names the paragraph/],
    [
      'a condition on what is not there',
      accepted({ when: { category: 'outrage' } }),
      /^letters\.accepted\.when\.category: names a category "outrage", .*\(did you mean "outage"\?\)$/,
    ],
    [
      'a condition that is known of a visit only',
      accepted({ when: { district: 'ural' } }),
      /^letters\.accepted\.when\.district: is known of a visit only$/,
    ],
  ])('%s', (_name, patch, expected) => {
    const lines = linesFor(patch);
    expect(lines).toEqual([expect.stringMatching(expected)]);
  });

  it('the level is named where there are levels', () => {
    const skai = builtIn('skai').document;
    const letters: JsonObject = { 'work-begun': { text: { ru: '{level}', en: 'Level {level}' }, source: '4' } };
    const read = readRegulation(
      stringify(layPatch(skai, { letters }), { aliasDuplicateObjects: false }),
      'desk.yaml',
      layers,
    );
    expect(read.ok ? [] : read.faults.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'letters.work-begun.text.ru: names the level of a ticket, but the file has no "levels"',
      'letters.work-begun.text.en: names the level of a ticket, but the file has no "levels"',
    ]);
  });
});
