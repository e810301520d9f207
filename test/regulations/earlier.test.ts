import { readFileSync } from 'node:fs';
import path from 'node:path';
import { clockLimit, endsBy, statusFor, type Regulation, type Situation } from '../../domain/regulation';
import { mergeContract, readChecked, readDocument, upcastRules, type JsonObject, type Rules1 } from '../../regulations';
import { layers, situation, skai, sound } from './support';

/** What release 0.3 published and kept of SKAI's regulation, the last one in format 1. */
const kept = (what: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, 'earlier', `skai-2.1.${what}.json`), 'utf8'));
const document = kept('document') as JsonObject;
const rules = kept('rules') as Rules1;

const districts = [null, 'central', 'north-caucasian', 'ural', 'siberian', 'far-eastern', 'constructor'];

/** Every situation in which a limit, an end or a status of SKAI's may differ. */
function situations(regulation: Regulation): readonly Situation[] {
  const topics = [...Object.keys(regulation.topics), 'no-such-topic'];
  return [
    ...topics.flatMap((topic) => [null, 1, 5, 6, 100].map((vehicles) => situation({ topic, vehicles }))),
    ...districts.map((district) => situation({ stage: 'visit', district })),
  ];
}

/** Codes of the clocks that were there then: a duty of the desk's own, which no ticket bears, came later. */
const codesOf = ({ clocks }: Regulation): readonly string[] =>
  Object.keys(clocks)
    .filter((code) => code !== 'feedback-analysis')
    .sort();

/** What a regulation says that a date hangs on, by situation. */
function said(regulation: Regulation): object {
  const codes = codesOf(regulation);
  return situations(regulation).map((each) =>
    codes.map((code) => [
      code,
      clockLimit(regulation, code, each),
      endsBy(regulation.clocks[code], 'visit-requested', each),
      endsBy(regulation.clocks[code], 'solution', each),
    ]),
  );
}

/** The same without the sources: a row that only the contract has comes from it alone. */
const dates = (regulation: Regulation): unknown =>
  JSON.parse(JSON.stringify(said(regulation), (key, value: unknown) => (key === 'source' ? undefined : value)));

const statuses = (regulation: Regulation): string[] =>
  (['triage', 'resolution', 'visit', 'solved', 'closed'] as const).flatMap((stage) =>
    [null, 'client-details', 'vehicle', 'development'].flatMap((wait) =>
      [true, false].flatMap((assigned) =>
        (['first', 'later'] as const).map((cycle) =>
          statusFor(regulation, situation({ stage, wait, assigned, cycle })),
        ),
      ),
    ),
  );

describe('X-1 rules of format 1 say today what they said', () => {
  const read = sound(readDocument(document, layers));

  it('SK-14 SK-17 X-1 a document: every limit of every topic, number of vehicles and district, with its source', () => {
    expect(said(read.regulation)).toEqual(said(skai.regulation));
    expect(statuses(read.regulation)).toEqual(statuses(skai.regulation));
  });

  it('X-1 a document keeps the digest under which it was published', () => {
    expect(read.digest).toBe('f3e054bef6c945ddbc9f62dc98da3ec94702e120765e28ca4ebfc53de9fe022e');
    expect(read.document).toEqual(document);
  });

  it('X-1 kept rules come to the same as their document', () => {
    const upcast = upcastRules(rules);
    expect(said(upcast)).toEqual(said(readChecked(document)));
    expect(statuses(upcast)).toEqual(statuses(read.regulation));
    // As a store keeps it: what is undefined is not there.
    const rest = (regulation: Regulation): unknown => JSON.parse(JSON.stringify({ ...regulation, clocks: {} }));
    expect(rest(upcast)).toEqual(rest(readChecked(document)));
    expect(codesOf(upcast)).toEqual(codesOf(skai.regulation));
  });

  it('SK-16 SK-17 X-1 rules of before the visits had clocks get them, with the term that stood in them', () => {
    const own = ['visit', 'slot-answer', 'slot', 'work-check', 'no-show-decision', 'visit-decision', 'parts'];
    const clocks = Object.fromEntries(Object.entries(rules.clocks).filter(([code]) => !own.includes(code)));
    const { limits, startsWhen, calendar, source } = rules.visits!;
    const upcast = upcastRules({ ...rules, clocks, visits: { limits, startsWhen, calendar, source } });
    expect(Object.keys(upcast.clocks).sort()).toEqual(Object.keys(rules.clocks).sort());
    for (const district of districts) {
      const at = situation({ stage: 'visit', district });
      expect(clockLimit(upcast, 'visit', at)).toEqual(clockLimit(skai.regulation, 'visit', at));
    }
    const { 'visit-decision': _decision, ...without } = rules.clocks;
    const { decision: _before, ...visits } = rules.visits!;
    const between = upcastRules({ ...rules, clocks: without, visits });
    expect(between.clocks['visit-decision']).toEqual(upcastRules(rules).clocks['visit-decision']);
    expect(between.visits).toEqual(upcastRules(rules).visits);
  });
});

describe('X-2 a contract of format 1 over the rules of format 2', () => {
  const patches: [string, JsonObject][] = [
    ['one limit', { topics: { consulting: { limit: '3 working-day', source: 'cl. 3' } } }],
    ['a limit under its condition', { topics: { 'remote-diagnostics': { limit: '3 working-day' } } }],
    ['the limit of the others', { topics: { 'remote-diagnostics': { otherwise: '9 working-day' } } }],
    [
      'nested conditions',
      {
        topics: {
          'remote-diagnostics': {
            limit: '4 working-day',
            when: { vehicles: [1, 3] },
            otherwise: { limit: '8 working-day', when: { vehicles: [4, 9] }, otherwise: 'to-be-agreed' },
          },
        },
      },
    ],
    ['no condition any more', { topics: { 'remote-diagnostics': { when: null, otherwise: null } } }],
    ['a limit for what had none', { topics: { other: { limit: '7 working-day' } } }],
    ['a topic that a visit ends', { topics: { consulting: { endsBy: ['conclusion', 'visit-request'] } } }],
    ['a topic that no visit ends', { topics: { 'remote-diagnostics': { endsBy: ['conclusion'] } } }],
    [
      'a topic of its own',
      { topics: { own: { title: { ru: 'Своя', en: 'Own' }, limit: '2 working-day', source: '4' } } },
    ],
    ['the term of one district', { visits: { limits: { ural: '10 working-day' }, source: 'cl. 2' } }],
    ['the term of all', { visits: { limits: { default: '10 working-day' }, source: 'cl. 2' } }],
    ['a clock', { clocks: { triage: { limit: '2 working-day' } } }],
    ['a pause', { waits: { 'client-details': { pauses: ['resolution'] } } }],
  ];

  it.each(patches)('X-2 %s comes to what it came to over format 1', (_, patch) => {
    const contract = { number: '7/2026', patch };
    const over2 = sound(mergeContract(skai.document, contract, layers)).regulation;
    const over1 = sound(mergeContract(document, contract, layers)).regulation;
    expect(dates(over2)).toEqual(dates(over1));
    if (patch['waits'] === undefined) expect(dates(over2)).not.toEqual(dates(skai.regulation));
    expect(over2.waits).toEqual(over1.waits);
  });
});
