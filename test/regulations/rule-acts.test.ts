/** What a file may have the process do by itself, and what makes no sense: each mistake is one line with its place. */
import { stringify } from 'yaml';
import { faultText, readRegulation, type JsonObject } from '../../regulations';
import { layPatch } from '../../regulations/tables';
import { rulesPatch } from '../domain/ticket/rules-desk';
import { builtIn, layers } from './support';

const desk = layPatch(builtIn('hivetaxi').document, {
  clocks: { rating: (rulesPatch['clocks'] as JsonObject)['rating'] as JsonObject },
});

/** The lines that a desk file with this change gets, without the place in the text. */
function linesFor(patch: JsonObject, base: JsonObject = desk): readonly string[] {
  const text = stringify(layPatch(base, patch), { lineWidth: 0, aliasDuplicateObjects: false });
  const read = readRegulation(text, 'desk.yaml', layers);
  if (read.ok) return [];
  return read.faults.map((fault) => {
    expect(faultText(fault)).toMatch(/^desk\.yaml:[1-9]\d*:[1-9]\d*: /);
    return `${fault.path}: ${fault.message}`;
  });
}

const clock = (code: string, change: JsonObject): JsonObject => ({ clocks: { [code]: change } });
const rating = (change: JsonObject): JsonObject => clock('rating', change);
const due = (telling: JsonObject): JsonObject => ({ tell: { due: telling } });

it('X-1 a file may have things done at a moment of a clock', () => {
  expect(linesFor({})).toEqual([]);
  const read = readRegulation(stringify(desk, { aliasDuplicateObjects: false }), 'desk.yaml', layers);
  if (!read.ok) throw new Error('faults');
  const { clocks } = read.value.regulation;
  // At any hour, unless the file says otherwise; from the paragraph of the telling, or of the clock around it.
  expect(clocks['rating']?.tell).toEqual({
    due: { at: { due: true }, whom: [], anyHour: true, act: { do: 'ask-rating', source: '10' } },
  });
  expect(clocks['reaction']?.tell['due']).not.toHaveProperty('act');
  expect(linesFor(rating(due({ anyHour: false, source: '11' })))).toEqual([]);
});

describe('X-1 what is done by itself makes sense where it is done', () => {
  it.each<[string, JsonObject, RegExp]>([
    [
      'an act that there is not',
      rating(due({ do: 'ask-ratng' })),
      /^clocks\.rating\.tell\.due\.do: must be one of close, ask-rating.* \(did you mean "ask-rating"\?\)$/,
    ],
    [
      'a telling to nobody that does nothing',
      clock('reaction', due({ whom: null })),
      /^clocks\.reaction\.tell\.due: must say whom to tell \("whom"\), or what to do \("do"\)$/,
    ],
    [
      'a rating of what goes on',
      clock('reaction', due({ do: 'ask-rating' })),
      /^clocks\.reaction\.tell\.due\.do: asks how the work was: only a clock from "closed" can, and this one is from "opened" too$/,
    ],
    [
      'a rating from who has given one',
      rating({ until: 'client-word' }),
      /^clocks\.rating\.tell\.due\.do: asks also who has rated already: add "rated" to "until"$/,
    ],
    [
      'the end closed once more',
      rating(due({ do: 'close' })),
      /^clocks\.rating\.tell\.due\.do: closes what is closed by then$/,
    ],
    [
      'a second way to close after a solution',
      clock('silence', { tell: { due: { at: 'due', do: 'close' } } }),
      /^clocks\.silence\.tell\.due\.do: closes what silence closes: say in "solution", by "objection", how long it must last$/,
    ],
    [
      'a closing over the answer',
      clock('wait', due({ do: 'close' })),
      /^clocks\.wait\.tell\.due\.do: closes also what the client has answered: add "client-word" to "until"$/,
    ],
    [
      'an end that only what is closed has',
      clock('reaction', { until: ['reaction', 'rated'] }),
      /^clocks\.reaction\.until: names "rated", and only what is closed is rated: this has a meaning for a clock from "closed"$/,
    ],
    [
      'an end that does not come under a closed ticket',
      rating({ until: ['rated', 'solution'] }),
      /^clocks\.rating\.until: names "solution", which does not come under a closed ticket \(only: rated, client-word\)$/,
    ],
    [
      'the end and something before it in one clock',
      rating({ from: ['closed', 'opened'], tell: { due: { do: null, whom: 'manager' } }, owes: 'author' }),
      /^clocks\.rating\.from: names "closed" beside "opened": what runs after the end is a clock of its own$/,
    ],
    [
      'a duty of nobody that nothing is done about',
      clock('wait', { owes: 'nobody' }),
      /^clocks\.wait\.owes: leaves it to a machine, but nothing is done by itself: add "do" to a telling, or name who owes it$/,
    ],
    [
      'a hand-over where nobody else is',
      {
        services: {
          only: { title: { ru: 'Одна', en: 'One' }, calendar: 'work', first: true, source: 'setting' },
          support: null,
          administration: null,
        },
        agreements: { 'off-hours-work': null },
        ...clock('reaction', due({ do: 'hand-over', to: 'only' })),
      },
      /^clocks\.reaction\.tell\.due\.do: hands over, but the file has one service: there is nobody to take it$/,
    ],
    [
      'a rating that the desk owes itself',
      rating({ owes: 'responsible' }),
      /^clocks\.rating\.owes: is nobody of the desk after the end/,
    ],
    [
      'a priority that is not said',
      clock('reaction', due({ do: 'escalate' })),
      /^clocks\.reaction\.tell\.due: must say by "to" which priority, or which service, it is$/,
    ],
    [
      'a priority that there is not',
      clock('reaction', due({ do: 'escalate', to: 'hgh' })),
      /^clocks\.reaction\.tell\.due\.to: names a priority "hgh", which "priorities" does not have .*\(did you mean "high"\?\)$/,
    ],
    [
      'a service that there is not',
      clock('hand-over', due({ do: 'hand-over', to: 'administraton' })),
      /^clocks\.hand-over\.tell\.due\.to: names a service "administraton", .*\(did you mean "administration"\?\)$/,
    ],
    [
      'a target of what has none',
      rating(due({ to: 'critical' })),
      /^clocks\.rating\.tell\.due\.to: has a meaning beside "escalate" and "hand-over" only: take it out$/,
    ],
    [
      'work that does not go on raised',
      clock('word-after-closing', due({ do: 'escalate', to: 'high' })),
      /^clocks\.word-after-closing\.tell\.due\.do: is for work that goes on, and none does after "word-after-closing"$/,
    ],
    [
      'an estimate that is the limit as well',
      clock('resolution', { until: ['solution', 'estimate'] }),
      /^clocks\.resolution\.until: names "solution" beside "estimate", which it ends as well: "estimate" alone will do$/,
    ],
    [
      'an owner that there is not',
      rating({ owes: 'nobdy' }),
      /^clocks\.rating\.owes: must be one of author, .*, nobody \(did you mean "nobody"\?\)$/,
    ],
  ])('%s', (_name, patch, expected) => {
    expect(linesFor(patch)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'closed',
      due({ do: 'close' }),
      /^clocks\.slot-answer\.tell\.due\.do: has no meaning for a clock from "slot-offered"/,
    ],
    [
      'left to a machine',
      { owes: 'nobody' },
      /^clocks\.slot-answer\.owes: leaves a clock from "slot-offered" without an owner/,
    ],
  ])('a visit is not %s', (_name, change, expected) => {
    const skai = builtIn('skai').document;
    expect(linesFor(clock('slot-answer', change), skai)).toEqual([expect.stringMatching(expected)]);
  });
});
