/** Invitations to visits: what a calendar program reads, and that it never goes back to an earlier state. */
import fc from 'fast-check';
import type { VisitStage } from '../../domain/visit-progress';
import { nextWord, type CalendarWord, type PlannedVisit } from '../../letters/invitations/next';
import { invitationText, type InvitationFacts } from '../../letters/invitations/text';
import { readEvent, textOf } from './read-calendar';

const at = (text: string): number => Date.parse(text);

const facts: InvitationFacts = {
  visitId: '0198c0de-0000-7000-8000-000000000001',
  method: 'REQUEST',
  sequence: 7,
  from: at('2026-12-03T05:00:00Z'),
  to: at('2026-12-03T07:00:00Z'),
  at: at('2026-12-01T10:00:00Z'),
  language: 'ru',
  tid: 'SKAI-1001',
  number: 'SKAI-1001/1',
  subject: 'Датчик, топливо; бак 2',
  address: 'Новосибирск, ул. Станционная, 60',
  contact: 'Виктор Ильин\n+7 383 000-00-00',
  technician: 'Пётр Лаптев',
  organizer: { name: 'Поддержка', address: 'support@desk.example' },
  attendee: { name: 'Анна Петрова', address: 'anna@people.example' },
};

it('SK-16 an agreed visit is an invitation with one UID, its times in UTC, both sides and the number in the language of the reader', () => {
  const text = invitationText(facts);
  const event = readEvent(text);
  const value = (name: string): string | undefined => event.get(name)?.value;
  expect([value('METHOD'), value('UID'), value('SEQUENCE'), value('STATUS')]).toEqual([
    'REQUEST',
    facts.visitId,
    '7',
    'CONFIRMED',
  ]);
  expect([value('DTSTART'), value('DTEND'), value('DTSTAMP')]).toEqual([
    '20261203T050000Z',
    '20261203T070000Z',
    '20261201T100000Z',
  ]);
  expect([event.get('ORGANIZER')?.value, event.get('ATTENDEE')?.value].map((each) => each?.toLowerCase())).toEqual([
    'mailto:support@desk.example',
    'mailto:anna@people.example',
  ]);
  // It is agreed: there is nothing to answer.
  expect(event.get('ATTENDEE')?.parameters).toMatch(/;PARTSTAT=ACCEPTED\b/);
  expect(event.get('ATTENDEE')?.parameters).not.toMatch(/RSVP=TRUE/);
  expect(textOf(event.get('SUMMARY'))).toBe('Выезд SKAI-1001/1: Датчик, топливо; бак 2');
  expect(textOf(event.get('LOCATION'))).toBe(facts.address);
  expect(textOf(event.get('DESCRIPTION'))).toMatch(
    /^Приедет Пётр Лаптев\.\nВиктор Ильин\n\+7 383 000-00-00\n.*SKAI-1001/,
  );
  expect(textOf(readEvent(invitationText({ ...facts, language: 'en' })).get('SUMMARY'))).toMatch(
    /^Visit SKAI-1001\/1: /,
  );
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it('SK-16 a visit that is called off is taken back under the same UID, and says so in its summary too', () => {
  const event = readEvent(invitationText({ ...facts, method: 'CANCEL', sequence: 8 }));
  expect(['METHOD', 'UID', 'SEQUENCE', 'STATUS'].map((name) => event.get(name)?.value)).toEqual([
    'CANCEL',
    facts.visitId,
    '8',
    'CANCELLED',
  ]);
  expect(textOf(event.get('SUMMARY'))).toMatch(/^Отменён выезд SKAI-1001\/1/);
});

it('SK-16 whatever people typed ends no line and begins no property of the calendar', () => {
  const typed = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          'ATTENDEE:mailto:x@y.example',
          '"',
          ';',
          ':',
          ',',
          '\\',
          'END:VEVENT',
          '\u2028',
          '\t',
        ),
        fc.string({ unit: 'grapheme', maxLength: 10 }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''));
  const names = [...readEvent(invitationText(facts)).keys()];
  fc.assert(
    fc.property(typed, typed, typed, (subject, contact, name) => {
      const who = { ...facts.attendee, name };
      const read = readEvent(
        invitationText({
          ...facts,
          subject,
          contact,
          address: subject,
          technician: name,
          attendee: who,
          organizer: { ...facts.organizer, name },
        }),
      );
      expect(names).toEqual(expect.arrayContaining([...read.keys()]));
      expect(read.get('UID')?.value).toBe(facts.visitId);
      expect(read.get('ATTENDEE')?.value.toLowerCase()).toBe('mailto:anna@people.example');
    }),
  );
});

const stages: readonly VisitStage[] = [
  'requested',
  'agreeing',
  'agreed',
  'waiting-vehicle',
  'on-the-way',
  'working',
  'checking',
  'done',
  'cancelled',
  'no-show',
  'needs-another',
];

it('SK-16 however a visit goes, the sequence of its words rises, each says something new, and calendars end as the visit stands', () => {
  const step = fc.record({
    stage: fc.constantFrom(...stages),
    day: fc.integer({ min: 1, max: 3 }),
    technician: fc.constantFrom('tc-01', 'tc-02'),
    slotted: fc.boolean(),
    offers: fc.boolean(),
    events: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const calendars = new Map<string, CalendarWord | null>([
        ['author', null],
        ['tc-01', null],
        ['tc-02', null],
      ]);
      let revision = 1;
      for (const { stage, day, technician, slotted, offers, events } of steps) {
        revision += events;
        const slot = slotted ? { from: day * 100, to: day * 100 + 50, technician } : null;
        const visit: PlannedVisit = { id: 'v', stage, revision, slot };
        for (const [who, last] of calendars) {
          const meets = who === 'author' || (slot !== null && who === technician);
          const reader = who === 'author' && offers && stage === 'agreeing' ? 'asked' : meets ? 'invited' : 'neither';
          const word = nextWord(visit, reader, last, 0);
          if (word === null) continue;
          expect(word.visitId).toBe('v');
          expect(word.sequence).toBeGreaterThan(last?.sequence ?? -1);
          expect({ ...word, sequence: 0 }).not.toEqual({ ...last, sequence: 0 });
          calendars.set(who, word);
          // Told, it has nothing more to say.
          expect(nextWord(visit, reader, word, 0)).toBeNull();
        }
        const agreed = slot !== null && (stage === 'agreed' || stage === 'waiting-vehicle' || stage === 'on-the-way');
        const past = stage === 'working' || stage === 'checking' || stage === 'done';
        const author = calendars.get('author');
        const asked = slot !== null && stage === 'agreeing' && offers;
        const stands = author?.method === 'REQUEST';
        if (agreed || asked) expect(author).toMatchObject({ ...slot, method: 'REQUEST' });
        // An offer that stands is repeated by no later letter, and taken back by none.
        else if (!past && stage !== 'agreeing') expect(stands).toBe(false);
        if (stands && !past) expect(author.asks ?? false).toBe(!agreed);
      }
    }),
  );
});

it('SK-16 nobody is told that a time of the past is off', () => {
  const word: CalendarWord = { visitId: 'v', method: 'REQUEST', sequence: 3, from: 100, to: 150, technician: 'tc-01' };
  const visit: PlannedVisit = { id: 'v', stage: 'no-show', revision: 9, slot: null };
  expect(nextWord(visit, 'invited', word, 150)).toBeNull();
  expect(nextWord(visit, 'invited', word, 149)).toEqual({ ...word, method: 'CANCEL', sequence: 9 });
});
