import { clockLimit, mayPause, sourceParts, topicOf } from '../../domain/regulation';
import { addWorkingDays } from '../../domain/time';
import { faultText, mergeContract, mergeContractFile, readContract, type JsonValue } from '../../regulations';
import { calendarOf, faultsOf, layers, situation, skai, sound } from './support';

const merge = (patch: JsonValue, number = '12/2026') => mergeContract(skai.document, { number, patch }, layers);
const subject = situation({ topic: 'remote-diagnostics', vehicles: 3 });

describe('X-2 a contract overrides', () => {
  it('X-2 a limit, and the rule says which clause of which contract changed which paragraph', () => {
    const { regulation, origins } = sound(
      merge({ topics: { 'remote-diagnostics': { limit: '3 working-day', source: 'cl. 3.2' } } }),
    );
    const limit = clockLimit(regulation, 'resolution', subject);
    expect(limit).toEqual({
      kind: 'term',
      term: { amount: 3, unit: 'working-day' },
      source: 'VI, row 8; contract 12/2026, cl. 3.2',
    });
    expect(limit && sourceParts(limit.source)).toEqual([
      { kind: 'paragraph', text: 'VI, row 8' },
      { kind: 'contract', number: '12/2026', clause: 'cl. 3.2' },
    ]);
    expect(origins['clocks.resolution.limit.remote-diagnostics.value']).toEqual({
      kind: 'contract',
      number: '12/2026',
      clause: 'cl. 3.2',
    });
    expect(origins['topics.remote-diagnostics.estimate']).toEqual({ kind: 'paragraph', text: 'VI, row 8' });
    expect(origins['clocks.resolution.limit.consulting.value']).toEqual({ kind: 'paragraph', text: 'VI, row 7' });
    // The condition stays: the contract spoke of the limit only.
    expect(clockLimit(regulation, 'resolution', { ...subject, vehicles: 6 })?.kind).toBe('to-be-agreed');
  });

  it('X-2 the limit for many vehicles, where the regulation leaves it to be agreed', () => {
    const { regulation } = sound(
      merge({
        topics: {
          'remote-diagnostics': {
            otherwise: { limit: '10 working-day', when: { vehicles: [6, 20] }, otherwise: 'to-be-agreed' },
          },
        },
      }),
    );
    const limits = [5, 6, 20, 21].map((vehicles) => clockLimit(regulation, 'resolution', { ...subject, vehicles }));
    expect(limits.map((limit) => (limit?.kind === 'term' ? limit.term.amount : limit?.kind))).toEqual([
      5,
      10,
      10,
      'to-be-agreed',
    ]);
  });

  it('X-2 the rows of a clock that it names, also where it takes a topic away', () => {
    const { regulation } = sound(
      merge({
        topics: { verification: null },
        clocks: {
          resolution: {
            limit: { verification: null, consulting: { value: '3 working-day', source: 'cl. 3.2' } },
          },
        },
      }),
    );
    const rows = regulation.clocks['resolution']?.limit ?? [];
    expect(rows.find(({ name }) => name === 'consulting')).toMatchObject({
      value: { term: { amount: 3 } },
      source: 'VI, row 7; contract 12/2026, cl. 3.2',
    });
    expect(rows.some(({ name }) => name === 'verification')).toBe(false);
  });

  it('X-2 a calendar', () => {
    const { regulation } = sound(merge({ calendars: { work: { week: { sat: ['10:00-14:00'] } } } }));
    const friday = Date.parse('2026-11-20T12:00+03:00');
    const next = addWorkingDays(calendarOf(regulation, 'work'), friday, 1);
    expect(next.ok && next.value.instant).toBe(Date.parse('2026-11-21T14:00+03:00'));
  });

  it('X-2 a scale', () => {
    const { regulation } = sound(
      merge({ feedback: { scale: { none: null, fair: { title: { ru: 'Сносно', en: 'Fair' }, value: 0 } } } }),
    );
    expect(Object.keys(regulation.feedback.scale).sort()).toEqual(['bad', 'fair', 'good']);
  });

  it("X-2 a wait's pause", () => {
    expect(mayPause(skai.regulation, 'client-details', 'resolution')).toBe(false);
    const { regulation } = sound(merge({ waits: { 'client-details': { pauses: ['resolution'], source: 'cl. 5' } } }));
    expect(mayPause(regulation, 'client-details', 'resolution')).toBe(true);
    expect(mayPause(regulation, 'client-details', 'triage')).toBe(false);
    expect(regulation.waits['client-details']?.source).toBe('VI, stage 1; contract 12/2026, cl. 5');
  });

  it('X-2 the time of silence, who agrees to extensions, and a topic of its own', () => {
    const { regulation } = sound(
      merge({
        solution: { objection: '5 working-day' },
        agreements: { extension: { with: ['author', 'company'] } },
        topics: { audit: { title: { ru: 'Аудит', en: 'Audit' }, limit: '20 working-day', source: 'cl. 7' } },
      }),
    );
    expect(regulation.solution.objection).toEqual({ amount: 5, unit: 'working-day' });
    expect(regulation.agreements.extension.with).toEqual(['author', 'company']);
    expect(regulation.agreements.extension.source).toBe('VI, important; setting; contract 12/2026');
    expect(topicOf(regulation, 'audit').source).toBe('contract 12/2026, cl. 7');
  });

  it('X-2 a contract written for format 1 says who agrees by its own words, and is laid over the same row', () => {
    const [today, earlier] = [
      merge({ agreements: { extension: { with: ['author', 'cl-12'], stands: '2 working-day', source: 'cl. 9' } } }),
      merge({ extensions: { agreedBy: ['author', 'company'], lateProposal: '2 working-day', source: 'cl. 9' } }),
    ].map((merged) => sound(merged).regulation.agreements.extension);
    expect(earlier).toEqual({ ...today, with: ['author', 'company'] });
    expect(today).toMatchObject({
      with: ['author', 'cl-12'],
      stands: { amount: 2, unit: 'working-day' },
      source: 'VI, important; setting; contract 12/2026, cl. 9',
    });
  });

  it('X-2 the same contract gives the same digest, another one another', () => {
    const patch = { solution: { objection: '5 working-day' } };
    const [first, again, other] = [merge(patch), merge(patch), merge(patch, '13/2026')].map(
      (merged) => sound(merged).digest,
    );
    expect(first).toBe(again);
    expect(first).not.toBe(other);
    expect(first).not.toBe(skai.digest);
  });
});

it('X-2 what a contract leaves alone is read once for all clients', () => {
  const [one, other] = ['4 working-hour', '5 working-hour'].map(
    (limit) => sound(merge({ clocks: { triage: { limit } } })).regulation,
  );
  expect(one?.clocks['triage']).not.toEqual(other?.clocks['triage']);
  expect(one?.topics).toBe(other?.topics);
  expect(one?.solution).toBe(other?.solution);
});

describe('X-2 a wrong contract is refused', () => {
  it.each<[string, JsonValue, RegExp]>([
    [
      'an unknown key',
      { topics: { consulting: { limitt: '3 working-day' } } },
      /^topics\.consulting\.limitt: is not a key/,
    ],
    [
      'a limit that is none',
      { clocks: { resolution: { limit: { consulting: { value: 'soon' } } } } },
      /^clocks\.resolution\.limit\.consulting\.value: must be an amount/,
    ],
    [
      'a pause of an unknown clock',
      { waits: { vehicle: { pauses: ['repair'] } } },
      /^waits\.vehicle\.pauses\[0\]: names a clock "repair"/,
    ],
    [
      'a calendar taken away that is used',
      { calendars: { work: null } },
      /names a calendar "work", which "calendars" does not have/,
    ],
    [
      'a new rule without its clause',
      { topics: { audit: { title: { ru: 'А', en: 'A' }, limit: '2 working-day' } } },
      /^topics\.audit\.source: is missing/,
    ],
    ['another desk', { code: 'other' }, /^code: belongs to the regulation/],
    ['another version', { version: '2' }, /^version: belongs to the regulation/],
    ['other numbers', { numbering: { prefix: 'X-' } }, /^numbering: belongs to the regulation/],
    [
      'a name of every object',
      JSON.parse('{"__proto__":{"code":"x"}}') as JsonValue,
      /^__proto__: is not a usable name/,
    ],
    ['no object', ['topics'], /^: must be keys with values/],
    ['nothing but text', 'topics', /^: must be keys with values/],
  ])('X-2 %s', (_, patch, expected) => {
    expect(faultsOf(merge(patch)).join('\n')).toMatch(expected);
  });

  it('X-2 a number that would break the citation', () => {
    expect(faultsOf(merge({}, '12; setting'))).toEqual([expect.stringMatching(/the number of the contract/)]);
  });

  it('X-2 nesting without end is refused, not followed', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as JsonValue;
    expect(faultsOf(merge(deep))[0]).toMatch(/nested deeper/);
  });

  it('X-2 the desk of SKAI is not touched by any of this', () => {
    const before = JSON.stringify(skai.document);
    merge({ calendars: { work: null }, topics: { consulting: { limit: '3 working-day' } } });
    expect(JSON.stringify(skai.document)).toBe(before);
  });
});

describe('X-2 a contract file', () => {
  const check = (text: string): string[] => {
    const read = readContract(text, 'contract.yaml');
    if (!read.ok) return read.faults.map(faultText);
    const merged = mergeContractFile(skai.document, read.value.contract, read.value.text, layers);
    return merged.ok ? [] : merged.faults.map(faultText);
  };
  const head = 'number: 12/2026\ndesk: skai\nvalidFrom: 2026-01-01\n';

  it('X-2 a sound one is taken', () => {
    expect(check(`${head}validTo: 2026-12-31\npatch:\n  solution: { objection: 5 working-day }\n`)).toEqual([]);
  });

  it.each([
    [
      'a fault in the patch',
      `${head}patch:\n  clocks:\n    triage:\n      limit: soon\n`,
      /^contract\.yaml:7:7: patch\.clocks\.triage\.limit: must be/,
    ],
    [
      'what a deletion breaks, at the deletion',
      `${head}patch:\n  calendars:\n    always: null\n`,
      /^contract\.yaml:6:5: patch\..*names a calendar "always"/,
    ],
    [
      'a missing key of a new rule, at the rule',
      `${head}patch:\n  topics:\n    audit: { title: { ru: А, en: A }, limit: 2 working-day }\n`,
      /^contract\.yaml:6:5: patch\.topics\.audit\.source: is missing/,
    ],
    [
      'what belongs to the regulation',
      `${head}patch: { version: "2" }\n`,
      /^contract\.yaml:4:10: patch\.version: belongs/,
    ],
    ['another desk', `${head.replace('skai', 'demo')}patch: {}\n`, /^contract\.yaml:2:1: desk: names desk "demo"/],
    [
      'dates in the wrong order',
      `${head}validTo: 2025-12-31\npatch: {}\n`,
      /^contract\.yaml:4:1: validTo: lies before/,
    ],
    [
      'a number that would break the citation',
      `${head.replace('12/2026', '"12, of 2026"')}patch: {}\n`,
      /^contract\.yaml:1:1: number: must carry/,
    ],
    ['no patch', head, /^contract\.yaml:1:1: patch: is missing/],
  ])('X-2 names the place of %s', (_, text, expected) => {
    expect(check(text)[0]).toMatch(expected);
  });
});
