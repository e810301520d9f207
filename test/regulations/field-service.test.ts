import { clockLimit, clocksFrom, type Regulation } from '../../domain/regulation';
import { mergeContract, readDocument, type JsonObject, type JsonValue } from '../../regulations';
import { builtIn, deskDocument, faultsOf, layers, situation, skai, sound } from './support';

/** The regulation of field service: what a file says of visits and parts, and the clocks that it then needs. */

const { regulation } = skai;
const both = (text: string): JsonObject => ({ ru: text, en: text });
const merge = (patch: JsonValue) => mergeContract(skai.document, { number: '12/2026', patch }, layers);
const faults = (patch: JsonValue): string[] => faultsOf(merge(patch));
const subject = situation({ topic: 'remote-diagnostics' });

/** The clocks that a desk with visits needs, in a desk that says no more of visits than it must. */
const clock = (from: string, until: string, limit = '1 working-day', owes = 'coordinator'): JsonObject => ({
  title: both(from),
  from,
  until,
  limit,
  calendar: 'work',
  owes,
  source: 'setting',
});
const visitClocks = {
  opened: clock('opened', 'reaction'),
  arrangement: clock('visit-requested', 'visit-arranged', 'not-promised'),
  visit: clock('visit-ready', 'work-done', 'visit'),
  'slot-answer': clock('slot-offered', 'slot-answered', '1 working-day', 'author'),
  slot: clock('slot-agreed', 'work-begun', 'stated', 'technician'),
  'work-check': clock('work-done', 'work-checked'),
  decision: clock('visit-handed-back', 'visit-taken-up'),
};
const leastVisits = {
  limits: { default: '5 working-day' },
  startsWhen: 'requested',
  calendar: 'work',
  source: '4',
};
const desk = (own: JsonObject = { visits: leastVisits }, clocks: JsonObject = visitClocks): JsonObject =>
  deskDocument({ code: 'field', numbering: { prefix: 'FIELD-', source: 'setting' }, ...own, clocks });
const read = (document: JsonObject): Regulation => sound(readDocument(document, layers)).regulation;

describe('SK-16 the rules of visits', () => {
  it('SK-16 what a file leaves out has a value', () => {
    expect(read(desk()).visits).toEqual({
      startsWhen: ['requested'],
      withdrawal: 'anew',
      noShow: { withdrawsReadiness: true, most: 3, waitMinutes: 30 },
      slots: { leastMinutes: 30, mostMinutes: 720, travelMinutes: { home: 60, away: 240 } },
      decision: { beforeMinutes: 120 },
      act: { checklist: {}, photos: 0, readings: 'optional', confirmation: 'optional' },
      skills: {},
      calendar: 'work',
      source: '4',
    });
  });

  it('SK-16 what a file says is taken, also in part', () => {
    const visits = {
      ...leastVisits,
      withdrawal: 'stands',
      noShow: { readiness: 'kept', wait: 'none', source: '5' },
      slots: { most: '90 minute', travel: { home: 'none' } },
      act: {
        checklist: {
          power: { title: both('Power') },
          seal: { title: both('Seal'), required: false },
        },
        photos: 2,
        readings: 'required',
        source: '6',
      },
      skills: { video: both('Video') },
    };
    expect(read(desk({ visits })).visits).toMatchObject({
      withdrawal: 'stands',
      noShow: { withdrawsReadiness: false, most: 3, waitMinutes: 0 },
      slots: { leastMinutes: 30, mostMinutes: 90, travelMinutes: { home: 0, away: 240 } },
      act: {
        checklist: {
          power: { title: both('Power'), required: true },
          seal: { title: both('Seal'), required: false },
        },
        photos: 2,
        readings: 'required',
        confirmation: 'optional',
      },
      skills: { video: both('Video') },
    });
  });

  it.each<[string, JsonObject, RegExp]>([
    [
      'a slot whose least is more than its most',
      { slots: { least: '13 hour' } },
      /^visits\.slots: leave no slot to offer/,
    ],
    ['a slot that may last no time', { slots: { least: 'none' } }, /^visits\.slots\.least: must be an amount of hours/],
    [
      'working hours of travel',
      { slots: { travel: { home: '1 working-hour' } } },
      /^visits\.slots\.travel\.home: must be "none", or an amount of hours or minutes.*"1 working-hour" is not/,
    ],
    ['a wait of days', { noShow: { wait: '1 working-day' } }, /^visits\.noShow\.wait: must be "none", or an amount/],
    ['no attempt at all', { noShow: { most: 0 } }, /^visits\.noShow\.most: must be a whole number, at least 1/],
    ['readiness of another kind', { noShow: { readiness: 'lost' } }, /^visits\.noShow\.readiness: must be one of/],
    ['a withdrawal of another kind', { withdrawal: 'later' }, /^visits\.withdrawal: must be one of anew, stands/],
    ['half a photo', { act: { photos: 0.5 } }, /^visits\.act\.photos: must be a whole number/],
    ['fewer photos than none', { act: { photos: -1 } }, /^visits\.act\.photos: must be a whole number from 0 to 100/],
    [
      'a point without a title',
      { act: { checklist: { fuses: { required: true } } } },
      /^visits\.act\.checklist\.fuses\.title: is missing/,
    ],
    [
      'a skill that is no name',
      { skills: { fuelSensors: both('Fuel') } },
      /^visits\.skills\.fuelSensors: must be a name/,
    ],
    [
      'an unknown key',
      { slot: { least: '1 hour' } },
      /^visits\.slot: is not a key of this place \(there are: startsWhen/,
    ],
    ['no default term', { limits: { default: null } }, /^clocks\.visit\.limit: leaves cases open: add the row "else"/],
  ])('SK-16 a fault: %s', (_, visits, expected) => {
    expect(faults({ visits })[0]).toMatch(expected);
  });
});

describe('SK-17 the limit of a visit', () => {
  it.each([
    ['ural', 18],
    ['central', 12],
    [null, 12],
  ])('SK-17 a clock finds it by the district of the address: %s, %i working days', (district, amount) => {
    expect(clockLimit(regulation, 'visit', { ...subject, district })).toEqual({
      kind: 'term',
      term: { amount, unit: 'working-day' },
      source: 'VI, note 2',
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'by district means nothing before there is a visit',
      { 'visit-arrangement': { limit: { far: { when: { district: 'ural' }, value: '2 working-day' } } } },
      'clocks.visit-arrangement.limit.far.when.district: is known of a visit only',
    ],
    [
      'is counted by the calendar of visits',
      { visit: { calendar: 'always' } },
      'clocks.visit.calendar: must be "work", by which "visits" counts the term of a visit',
    ],
    [
      'is reached by shares, a stated date is not',
      { slot: { tell: { early: { at: '50%', whom: 'technician' } } } },
      'clocks.slot.tell.early.at: a share has no meaning for a date that somebody states: use a term before it',
    ],
    [
      'is not what a slot is measured by',
      { 'slot-answer': { limit: 'stated', tell: null } },
      'clocks.slot-answer.limit: "stated" has no meaning for a clock from "slot-offered" (only from: estimate, proposal, agreement-proposed, wait, slot-agreed, parts-ordered)',
    ],
  ])('SK-17 %s', (_, clocks, expected) => {
    expect(faults({ clocks })).toEqual([expected]);
  });

  it('SK-17 needs a desk that has visits', () => {
    const { opened, visit } = visitClocks;
    expect(faultsOf(readDocument(desk({}, { opened, visit }), layers))).toEqual([
      'clocks.visit.from: names "visit-ready", but the file has no "visits"',
    ]);
  });
});

describe('SK-16 somebody owes each step of a visit', () => {
  it.each([
    ['arrangement', 'visit-requested', 'a visit that was asked for must be arranged by somebody'],
    ['visit', 'visit-ready', 'the term of a visit runs from it'],
    ['slot-answer', 'slot-offered', 'an offered time must not be held for ever'],
    ['slot', 'slot-agreed', 'an agreed time must be kept by somebody'],
    ['work-check', 'work-done', 'the work done must be checked by somebody'],
    ['decision', 'visit-handed-back', 'after too many no-shows somebody must decide'],
  ])('SK-16 without the clock %s', (code, start, reason) => {
    const clocks = Object.fromEntries(Object.entries(visitClocks).filter(([name]) => name !== code));
    expect(faultsOf(readDocument(desk({ visits: leastVisits }, clocks), layers))).toEqual([
      `clocks: lack a clock from "${start}": ${reason}`,
    ]);
  });

  it('SK-18 a promised delivery is watched, whether or not there are visits', () => {
    const parts = { owner: 'supplier', pauses: ['opened'], source: '7' };
    const { opened } = visitClocks;
    expect(faultsOf(readDocument(desk({ parts }, { opened }), layers))).toEqual([
      'clocks: lack a clock from "parts-ordered": a promised delivery must be watched by somebody',
    ]);
    const delivery = clock('parts-ordered', 'parts-received', 'stated');
    expect(faultsOf(readDocument(desk({ parts }, { opened, delivery }), layers))).toEqual([]);
  });

  it('SK-16 a desk without field service needs none of them', () => {
    expect(faultsOf(readDocument(desk({}, { opened: visitClocks.opened }), layers))).toEqual([]);
  });
});

describe('field service at SKAI', () => {
  it.each([
    ['visit', 'visit-ready', 'work-done', 'term', 'coordinator', 'work'],
    ['slot-answer', 'slot-offered', 'slot-answered', 'term', 'author', 'work'],
    ['slot', 'slot-agreed', 'work-begun', 'stated', 'technician', 'always'],
    ['work-check', 'work-done', 'work-checked', 'term', 'responsible', 'work'],
    ['no-show-decision', 'visit-handed-back', 'visit-taken-up', 'term', 'responsible', 'work'],
    ['visit-decision', 'visit-in-doubt', 'visit-decided', 'term', 'coordinator', 'work'],
    ['parts', 'parts-ordered', 'parts-received', 'stated', 'coordinator', 'work'],
  ] as const)('SK-16 clock %s runs from %s until %s', (code, from, until, kind, owes, calendar) => {
    expect(clocksFrom(regulation, from, situation()).map(([name]) => name)).toEqual([code]);
    expect(regulation.clocks[code]).toMatchObject({
      until: [{ on: until }],
      limit: expect.arrayContaining([
        expect.objectContaining({ value: expect.objectContaining({ kind }) as object }),
      ]) as object,
      owes,
      calendar: [{ value: calendar }],
    });
  });

  it('SK-16 author, technician and coordinator are told the day before, the technician again before setting out', () => {
    expect(regulation.clocks['slot']?.tell).toEqual({
      eve: { at: { before: { amount: 1440, unit: 'minute' } }, whom: ['author', 'technician', 'coordinator'] },
      soon: { at: { before: { amount: 120, unit: 'minute' } }, whom: ['technician'] },
      due: { at: { due: true }, whom: ['coordinator'] },
    });
  });

  it('SK-16 three attempts of half an hour, slots of half an hour to twelve hours, the way to them kept free', () => {
    expect(regulation.visits).toMatchObject({
      noShow: { withdrawsReadiness: true, most: 3, waitMinutes: 30 },
      slots: { leastMinutes: 30, mostMinutes: 720, travelMinutes: { home: 60, away: 240 } },
    });
  });

  it('SK-16 the act brings a checklist, a photo, readings and a confirmation', () => {
    const { act, skills } = regulation.visits ?? {};
    expect(act).toMatchObject({ photos: 1, readings: 'required', confirmation: 'required' });
    const required = Object.entries(act?.checklist ?? {}).filter(([, point]) => point.required);
    expect(required.map(([code]) => code).sort()).toEqual(['mounting-checked', 'power-checked', 'signal-checked']);
    expect(Object.keys(skills ?? {}).sort()).toEqual(['fuel-sensors', 'telematics', 'video']);
  });

  it('X-3 the terms are the paragraph’s, how a visit goes is a setting', () => {
    expect(skai.origins['clocks.visit.limit.far.value']).toEqual({ kind: 'paragraph', text: 'VI, note 2' });
    for (const value of ['noShow.most', 'slots.travel.away', 'act.photos']) {
      expect(skai.origins[`visits.${value}`]).toEqual({ kind: 'setting' });
    }
  });

  it('SK-16 at the desk to play with a visit takes minutes, and its term stays', () => {
    const demo = builtIn('demo').regulation;
    expect(demo.visits).toMatchObject({
      noShow: { withdrawsReadiness: true, most: 2, waitMinutes: 0 },
      slots: { leastMinutes: 1, mostMinutes: 60, travelMinutes: { home: 0, away: 0 } },
      act: regulation.visits?.act,
    });
    expect(demo.visits?.decision).toEqual({ beforeMinutes: 1 });
    for (const code of ['slot-answer', 'work-check', 'no-show-decision', 'visit-decision']) {
      expect(demo.clocks[code]?.limit).toMatchObject([
        { value: { kind: 'term', term: { amount: 10, unit: 'minute' } } },
      ]);
    }
  });
});

describe('X-2 a contract over field service', () => {
  it('X-2 changes how many attempts there are, and the term still comes from the paragraph', () => {
    const merged = sound(merge({ visits: { noShow: { most: 5, source: 'cl. 4' } } }));
    expect(merged.regulation.visits?.noShow).toEqual({ withdrawsReadiness: true, most: 5, waitMinutes: 30 });
    expect(merged.origins['visits.noShow.most']).toEqual({ kind: 'contract', number: '12/2026', clause: 'cl. 4' });
    expect(merged.origins['visits.noShow.wait']).toEqual({ kind: 'setting' });
    expect(merged.regulation.visits?.source).toBe('VI, note 2');
  });

  it('X-2 changes the term of one district, and the deadline says so', () => {
    const { regulation: merged } = sound(merge({ visits: { limits: { ural: '10 working-day' }, source: 'cl. 2' } }));
    expect(clockLimit(merged, 'visit', { ...subject, district: 'ural' })).toEqual({
      kind: 'term',
      term: { amount: 10, unit: 'working-day' },
      source: 'contract 12/2026, cl. 2',
    });
  });

  it('X-2 takes a point off the checklist', () => {
    const { regulation: merged } = sound(merge({ visits: { act: { checklist: { 'power-checked': null } } } }));
    expect(Object.keys(merged.visits?.act.checklist ?? {})).not.toContain('power-checked');
  });
});
