/** One page with all that people read: letters, steps, refusals, lines of the timeline, in both languages. */
import { refusals, type RefusalCode } from '../../domain/policy/refusals';
import { ownWordsOf, type LetterKind, type Regulation } from '../../domain/regulation';
import { letterKindOf, noticeKinds, type NextStep, type NoticeKind, type StepCode } from '../../domain/ticket';
import { letterOf, type Letter } from '../../letters';
import { languages, type Language } from '../../texts/language';
import { problemTexts } from '../../texts/problems';
import { refusalTexts } from '../../texts/refusals';
import { stepText } from '../../texts/steps';
import { timeWithOffset } from '../../texts/zoned-time';
import { names, samples, words, type Sample } from './samples';

/** Who reads the page's letters: in Novosibirsk, so that the zone can be seen. */
const timeZone = 'Asia/Novosibirsk';

export interface ReadLetter {
  readonly kind: NoticeKind;
  readonly to: string;
  readonly letters: Readonly<Record<Language, Letter>>;
}

/** Every letter by its samples, in the words that the desk has for it. */
export function allLetters(regulation: Regulation): readonly ReadLetter[] {
  return noticeKinds.flatMap((kind) =>
    samples[kind].map((sample) => ({
      kind,
      to: sample.to,
      letters: { ru: sampleLetter(kind, sample, regulation, 'ru'), en: sampleLetter(kind, sample, regulation, 'en') },
    })),
  );
}

/** Those that a desk words itself. */
function ownLetters(regulation: Regulation): readonly ReadLetter[] {
  return allLetters(regulation).filter(({ kind, to }) => wordedBy(regulation, kind, to) !== undefined);
}

function wordedBy(regulation: Regulation, kind: NoticeKind, to: string): LetterKind | undefined {
  const name = to === 'author' || to === 'readers' ? letterKindOf(kind) : undefined;
  return ownWordsOf(regulation, name) === undefined ? undefined : name;
}

/** What such a letter names, of a ticket that has just come in. */
function wordedParams(regulation: Regulation, kind: NoticeKind, { to, params }: Sample): Sample['params'] {
  const worded = wordedBy(regulation, kind, to);
  if (worded === undefined) return {};
  const [level = null] = Object.keys(regulation.levels);
  const [status = null] = Object.keys(regulation.statuses);
  const due = params['answerBy'] ?? params['resolveBy'] ?? null;
  const titles = { wordedTopic: regulation.otherTopic, wordedLevel: level, wordedStatus: status, wordedDue: due };
  return { worded, ...titles };
}

function sampleLetter(kind: NoticeKind, sample: Sample, regulation: Regulation, language: Language): Letter {
  const { to, text } = sample;
  const params = { ...sample.params, ...wordedParams(regulation, kind, sample) };
  return letterOf(kind, to, {
    ...{ params, language, timeZone, regulation, names },
    siteZone: 'Asia/Novosibirsk',
    author: 'Анна Петрова',
    address: 'Новосибирск, ул. Станционная, 60, бокс 4',
    tid: `${regulation.numbering.prefix}1001`,
    subject: 'Три автомобиля пропали с карты',
    text: text === undefined ? null : words[text],
    actText: words.act,
  });
}

/** Sentences with what they are called in the product. */
type Sentences = readonly (readonly [name: string, text: Readonly<Record<Language, string>>])[];

/** Every step, with a date. */
export function allStepTexts(): Sentences {
  const until = timeWithOffset(timeZone, Date.parse('2026-12-04T15:00:00Z'));
  const due = Object.entries(stepOwners).map(([step, owes]) => [step, stepText(owes, step, until)] as const);
  const undated = Object.entries(stepOwners)
    .slice(0, 1)
    .map(([step, owes]) => [`${step}, undated`, stepText(owes, step, null)] as const);
  const over = (['ticket', 'visit'] as const).map(
    (of) => [`nothing, ${of}`, stepText('nobody', 'nothing', null, of)] as const,
  );
  return [...due, ...undated, ...over];
}

/** Who usually owes a step. */
const stepOwners: Readonly<Record<Exclude<StepCode, 'nothing'>, NextStep['owes']>> = {
  'judge-word': 'responsible',
  'answer-hand-over': 'service',
  'reach-client': 'responsible',
  'confirm-or-object': 'author',
  'answer-extension': 'author',
  'answer-consent': 'author',
  'answer-emergency': 'personal-manager',
  'give-details': 'author',
  deliver: 'supplier',
  continue: 'responsible',
  'call-desk': 'author',
  'call-client': 'responsible',
  assign: 'manager',
  triage: 'responsible',
  'agree-limit': 'responsible',
  'tell-estimate': 'responsible',
  solve: 'responsible',
  'agree-visit': 'coordinator',
  'say-ready': 'author',
  'offer-slot': 'coordinator',
  'answer-slot': 'author',
  'ask-arrival': 'coordinator',
  'deliver-parts': 'supplier',
  'bring-spares': 'coordinator',
  go: 'technician',
  'begin-work': 'technician',
  'leave-act': 'technician',
  'check-work': 'responsible',
  'decide-visit': 'responsible',
  decide: 'coordinator',
};

export function allRefusalTexts(): Sentences {
  // The codes of the table are the codes of refusals.
  const codes = Object.keys(refusals) as RefusalCode[];
  return [...codes.map((code) => [code, refusalTexts[code]] as const), ...Object.entries(problemTexts)];
}

/** The page, in HTML: all letters of one desk, and of the others those that they word themselves. */
export function lettersPage(regulation: Regulation, others: readonly Regulation[]): string {
  const title = regulation.title;
  return [
    '<!doctype html><html lang="ru"><head><meta charset="utf-8">',
    `<title>${escaped(title.ru)}: письма</title>`,
    '<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem}',
    'table{border-collapse:collapse;width:100%;table-layout:fixed}td{border:1px solid #bbb;padding:.6rem;vertical-align:top}',
    'p{white-space:pre-wrap;margin:.4rem 0}small{color:#666}h3{margin:1.6rem 0 .3rem}</style></head><body>',
    `<h1>${escaped(title.ru)} / ${escaped(title.en)}</h1>`,
    '<h2>Письма / Letters</h2>',
    ...allLetters(regulation).map(letterRows),
    ...others.flatMap(ownRows),
    '<h2>Следующие шаги / Next steps</h2>',
    sentenceTable(allStepTexts()),
    '<h2>Отказы / Refusals</h2>',
    sentenceTable(allRefusalTexts()),
    '</body></html>',
  ].join('\n');
}

function ownRows(regulation: Regulation): readonly string[] {
  const rows = ownLetters(regulation).map(letterRows);
  const { ru, en } = regulation.title;
  return rows.length === 0 ? [] : [`<h2>${escaped(ru)} / ${escaped(en)}</h2>`, ...rows];
}

function letterRows({ kind, to, letters }: ReadLetter): string {
  const cells = languages.map((language) => {
    const { subject, body } = letters[language];
    return `<td><b>${escaped(subject)}</b><p>${escaped(body)}</p></td>`;
  });
  return `<h3>${kind} <small>→ ${to}</small></h3><table><tr>${cells.join('')}</tr></table>`;
}

function sentenceTable(sentences: Sentences): string {
  const rows = sentences.map(
    ([name, text]) =>
      `<tr><td><small>${name}</small></td>${languages.map((language) => `<td>${escaped(text[language])}</td>`).join('')}</tr>`,
  );
  return `<table>${rows.join('\n')}</table>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
