/** Every word that people read: in both languages, whole, and without what nobody should have to read. */
import { allLetters, allRefusalTexts, allStepTexts } from '../../cli/letters/page';
import { samples } from '../../cli/letters/samples';
import { noticeKinds } from '../../domain/ticket';
import { letterings } from '../../letters/letterings';
import { wordingOf } from '../../letters/render';
import { languages } from '../../texts/language';
import { dutyPages } from '../../texts/reports';
import { skai } from '../domain/ticket/story';

const letters = allLetters(skai.regulation);
/** A reminder of what a desk owes of its own is about no ticket. */
const ofTickets = letters.filter(({ kind }) => !Object.hasOwn(dutyPages, kind));

/** What no text may say: awkward turns, places left open, channels that there are not yet. */
const unwelcome = [
  /слов[оаомуе]* клиента/i,
  /вежливость/i,
  /Здесь ничего нет/,
  /…|\.\.\./,
  /[{}]/,
  /\bundefined\b|\bnull\b|\bNaN\b/,
  /e-?mail|почт/i,
  /\b(sp|tc|te|co|mg|pm|ad)-\d\d\b/,
  /  /,
];

/** Codes of the process and of the regulation, which stand between hyphens in Latin letters; model names of parts do not. */
const rawCode = /(?<![A-Z-])\b[a-z]+-[a-z-]+\b/;

it('every kind of letter has samples for everybody who reads it in words of their own', () => {
  for (const kind of noticeKinds) {
    const shown = new Set(samples[kind].map(({ to }) => wordingOf(kind, to)));
    for (const [audience, wording] of Object.entries(letterings[kind].to)) {
      const name = `${kind} to ${audience}: ${wording === undefined ? 'no words' : shown.has(wording)}`;
      expect(name).toBe(`${kind} to ${audience}: true`);
    }
  }
});

it.each(languages)(
  '%s: HT-10 the subject of every letter has the number, before what a client may have typed',
  (language) => {
    for (const { kind, letters: read } of ofTickets)
      expect(`${kind}: ${read[language].subject.split('Три автомобиля')[0]}`).toMatch(/\bSKAI-1001\b/);
  },
);

it.each(languages)('%s: X-6 every letter has a subject and a body, and names its ticket or its visit', (language) => {
  for (const { kind, to, letters: read } of letters) {
    const { subject, body } = read[language];
    expect([
      kind,
      to,
      subject.length > 0,
      body.length > 0,
      ofTickets.every((each) => each.kind !== kind) || /SKAI-1001/.test(`${subject}\n${body}`),
    ]).toEqual([kind, to, true, true, true]);
    for (const pattern of unwelcome) expect(`${kind}: ${subject}\n${body}`).not.toMatch(pattern);
  }
});

it('the Russian of letters, steps and refusals has no raw code in it', () => {
  const all = [
    ...letters.map(({ letters: { ru } }) => `${ru.subject}\n${ru.body}`),
    ...[...allStepTexts(), ...allRefusalTexts()].map(([, text]) => text.ru),
  ];
  for (const text of all) expect(text).not.toMatch(rawCode);
});

it.each(languages)('%s: steps and refusals are whole sentences', (language) => {
  for (const [name, text] of [...allStepTexts(), ...allRefusalTexts()]) {
    expect(`${name}: ${text[language]}`).toMatch(/: .+/);
    for (const pattern of unwelcome) expect(text[language]).not.toMatch(pattern);
  }
  for (const [, text] of allRefusalTexts()) expect(text[language]).toMatch(/^[\p{Lu}].*\.$/u);
});

it('the two languages are two', () => {
  for (const { letters: read } of letters) expect(read.ru.subject).not.toBe(read.en.subject);
  for (const [, text] of [...allStepTexts(), ...allRefusalTexts()]) {
    expect(text.ru).toMatch(/[а-яё]/i);
    expect(text.en).not.toMatch(/[а-яё]/i);
  }
});

it('F8 dates are those of the reader, with the zone named', () => {
  const estimate = letters.find(({ kind }) => kind === 'estimate');
  expect(estimate?.letters.ru.body).toContain('04.12.2026, 22:00 (UTC+07:00)');
});

it('F7 nobody of the desk is asked to rate the work', () => {
  for (const { to, letters: read } of letters)
    if (to !== 'author') expect(`${read.ru.body} ${read.en.body}`).not.toMatch(/Оцените|Please rate/);
});
