import { clockLimit, clocksFrom, levelOf, statusFor, type Regulation } from '../../domain/regulation';
import { readDocument, type JsonObject } from '../../regulations';
import { deskDocument, faultsOf, layers, situation, sound } from './support';

/**
 * Trial regulations in the manner of the desks that follow SKAI: the schema carries levels, reactions to each word,
 * statuses, forms and silence that never closes, without a second language.
 */

const both = (text: string): JsonObject => ({ ru: text, en: text });
const read = (document: JsonObject): Regulation => sound(readDocument(document, layers)).regulation;
const fallback = { title: both('Other'), limit: 'not-promised', source: 'setting' };

describe('in the manner of a taxi dispatch desk: levels', () => {
  const document = deskDocument({
    code: 'taxi',
    timeZone: 'Asia/Omsk',
    numbering: { prefix: 'TAXI-', source: 'setting' },
    calendars: {
      work: { layers: ['ru'], week: { 'mon-fri': ['11:00-18:00'] }, source: '1' },
      always: { week: { 'mon-sun': ['00:00-24:00'] }, source: '2' },
    },
    levels: {
      vip: { title: both('VIP'), limits: { reaction: '3 working-hour' }, source: '1' },
      extended: { title: both('Extended'), limits: { reaction: '12 working-hour' }, source: '1' },
      standard: { title: both('Standard'), source: '1' },
    },
    defaultLevel: { level: 'standard', source: 'setting' },
    clocks: {
      reaction: {
        title: both('Reaction'),
        from: 'opened',
        until: 'reaction',
        limit: 'level',
        calendar: 'work',
        owes: 'responsible',
        tell: {
          early: { at: '75%', whom: 'responsible' },
          due: { at: 'due', whom: ['responsible', 'personal-manager'] },
        },
        source: '1',
      },
      'next-reply': {
        title: both('Answer to a word'),
        from: 'client-word',
        until: 'reaction',
        limit: 'level',
        calendar: 'work',
        owes: 'responsible',
        source: '5',
      },
    },
    attachments: {
      types: ['image/jpeg', 'image/gif', 'image/png'],
      packed: { archives: ['zip', 'rar'], types: ['image/*'] },
      most: '10 MB',
      source: '9',
    },
  });
  const regulation = read(document);
  const limitAt = (level: string | null) => clockLimit(regulation, 'reaction', situation({ level }));

  it.each([
    ['vip', 180],
    ['extended', 720],
  ])('HT-1 level %s: %i working minutes of reaction', (level, amount) => {
    expect(limitAt(level)).toEqual({ kind: 'term', term: { amount, unit: 'working-minute' }, source: '1' });
  });

  it.each(['standard', null, 'unknown', 'constructor'])('HT-1 level %s promises no figure', (level) => {
    expect(limitAt(level)?.kind).toBe('not-promised');
  });

  it('HT-5 each word of the client has a reaction clock, with a limit by level', () => {
    expect(clocksFrom(regulation, 'client-word', situation()).map(([code]) => code)).toEqual(['next-reply']);
  });

  it('X-2 a contract names the level of its client', () => {
    const vip = read({ ...document, defaultLevel: { level: 'vip', source: 'contract 7' } });
    expect(levelOf(vip, situation())).toBe('vip');
  });

  it('X-2 a clock without a figure may have reminders: they hold where a contract or an agreement names one', () => {
    const levels = { vip: { title: both('VIP'), limits: { proposal: '3 working-hour' }, source: '1' } };
    expect(
      faultsOf(readDocument({ ...document, levels, defaultLevel: { level: 'vip', source: '1' } }, layers)),
    ).toEqual([]);
  });
});

describe('in the manner of a signage desk: statuses and forms', () => {
  const regulation = read(
    deskDocument({
      code: 'signage',
      numbering: { prefix: 'SPSUP-', first: 1500, source: 'setting' },
      calendars: {
        work: { layers: ['ru'], week: { 'mon-fri': ['09:00-18:00'] }, source: 'setting' },
        always: { week: { 'mon-sun': ['00:00-24:00'] }, source: 'setting' },
      },
      topics: { other: fallback, bug: { title: both('Bug'), limit: 'not-promised', source: '3' } },
      requestTypes: {
        'bug-report': {
          title: both('Bug report'),
          topic: 'bug',
          fields: {
            impact: {
              title: both('Impact'),
              kind: 'choice',
              choices: { low: both('Low'), high: both('High') },
              required: true,
            },
            'expected-result': { title: both('Expected'), kind: 'long-text' },
            'operating-system': {
              title: both('OS'),
              kind: 'choice',
              choices: { tizen: both('Tizen') },
              required: true,
            },
          },
          source: '3',
        },
      },
      waits: {
        development: { title: both('Development'), owner: 'supplier', pauses: [], source: '7' },
        platform: { title: both('Platform'), owner: 'supplier', pauses: [], source: '7' },
      },
      clocks: {
        reaction: {
          title: both('Reaction'),
          from: 'opened',
          until: 'reaction',
          limit: 'not-promised',
          calendar: 'work',
          owes: 'responsible',
          source: 'setting',
        },
        wait: {
          title: both('Wait'),
          from: 'wait',
          until: 'wait-ended',
          limit: 'stated',
          calendar: 'work',
          owes: 'responsible',
          source: 'setting',
        },
        silence: {
          title: both('Feedback'),
          from: 'solution-delivered',
          until: 'client-word',
          limit: 'objection',
          calendar: 'always',
          ends: 'midnight',
          owes: 'author',
          source: '8',
        },
      },
      solution: { objection: '14 calendar-day', countsFrom: 'delivery', warn: 'none', ends: 'midnight', source: '8' },
      feedback: {
        scale: Object.fromEntries(
          ['one', 'two', 'three', 'four', 'five'].map((code, index) => [code, { title: both(code), value: index + 1 }]),
        ),
        reason: 'optional',
        comment: 'optional',
        source: '10',
      },
      statuses: {
        done: { rank: 1, title: both('Done'), when: { stage: 'closed' }, source: '7' },
        'awaiting-feedback': { rank: 2, title: both('Awaiting feedback'), when: { stage: 'solved' }, source: '7' },
        'waiting-for-development': {
          rank: 3,
          title: both('Waiting for development'),
          when: { wait: 'development' },
          source: '7',
        },
        pending: { rank: 4, title: both('Pending'), when: { wait: 'platform' }, source: '7' },
        reopened: { rank: 5, title: both('Reopened'), when: { reopened: true, assigned: false }, source: '7' },
        'in-progress': { rank: 6, title: both('In progress'), when: { assigned: true }, source: '7' },
        open: { rank: 7, title: both('Open'), source: '7' },
      },
    }),
  );

  it.each([
    ['open', { stage: 'triage', wait: null, assigned: false, reopened: false }],
    ['in-progress', { stage: 'resolution', wait: null, assigned: true, reopened: false }],
    ['waiting-for-development', { stage: 'resolution', wait: 'development', assigned: true, reopened: true }],
    ['pending', { stage: 'resolution', wait: 'platform', assigned: true, reopened: false }],
    ['awaiting-feedback', { stage: 'solved', wait: null, assigned: true, reopened: true }],
    ['reopened', { stage: 'triage', wait: null, assigned: false, reopened: true }],
    ['done', { stage: 'closed', wait: 'platform', assigned: true, reopened: false }],
  ] as const)('SP-7 status %s', (status, { reopened, ...shown }) => {
    const cycle = reopened ? 'later' : 'first';
    expect(statusFor(regulation, situation({ ...shown, cycle }))).toBe(status);
  });

  it('SP-3 the bug form has its own fields, required ones among them', () => {
    const form = regulation.requestTypes['bug-report'];
    expect(form?.topic).toBe('bug');
    expect(
      Object.entries(form?.fields ?? {})
        .filter(([, field]) => field.required)
        .map(([code]) => code),
    ).toEqual(['impact', 'operating-system']);
  });

  it('SP-8 silence of 14 calendar days, to the end of the last one, on a calendar without days off', () => {
    expect(regulation.solution).toMatchObject({
      objection: { amount: 14, unit: 'calendar-day' },
      warn: null,
      ends: 'midnight',
    });
    expect(regulation.clocks['silence']).toMatchObject({ calendar: [{ value: 'always' }], ends: 'midnight' });
  });

  it('SP-10 a scale of five', () => {
    const values = Object.values(regulation.feedback.scale).map(({ value }) => value);
    expect(values.sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("in the manner of a network operator's desk: silence never closes", () => {
  const document = deskDocument({
    code: 'network',
    numbering: { prefix: 'HD-', source: 'setting' },
    calendars: {
      work: { week: { 'mon-sun': ['00:00-24:00'] }, source: '1' },
    },
    priorities: {
      critical: { title: both('Critical'), rank: 1, limits: { repair: '4 hour' }, source: '8' },
      normal: { title: both('Normal'), rank: 2, limits: { repair: '3 calendar-day' }, source: '8' },
    },
    clocks: {
      repair: {
        title: both('Repair'),
        from: 'opened',
        until: 'solution',
        limit: 'priority',
        calendar: 'work',
        owes: 'responsible',
        source: '8',
      },
      promise: {
        title: both('Estimate'),
        from: 'estimate',
        until: 'solution',
        limit: 'stated',
        calendar: 'work',
        owes: 'responsible',
        tell: { slips: { at: '30 minute before', whom: 'author', anyHour: true } },
        source: '6',
      },
    },
  });
  const regulation = read(document);

  it.each([
    ['critical', { amount: 240, unit: 'minute' }],
    ['normal', { amount: 3, unit: 'calendar-day' }],
  ])('HD-8 the limit of a repair is that of the priority: %s', (priority, term) => {
    const limit = clockLimit(regulation, 'repair', situation({ priority }));
    expect(limit).toEqual({ kind: 'term', term, source: '8' });
  });

  it('HD-7 silence never closes, so no clock of silence is asked for, and a warning of it is a fault', () => {
    expect(regulation.solution.objection).toBeNull();
    const warned = {
      ...document,
      solution: { objection: 'never', countsFrom: 'delivery', warn: '1 working-day', source: '7' },
    };
    expect(faultsOf(readDocument(warned, layers))).toEqual([
      'solution.warn: warns of nothing: silence never closes here, so write "none"',
    ]);
  });
});
