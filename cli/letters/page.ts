/** One page with all that people read: letters, steps, refusals, lines of the timeline, in both languages. */
import { refusals, type RefusalCode } from '../../domain/policy/refusals';
import { ownWordsOf, type LetterKind, type Regulation } from '../../domain/regulation';
import type { Addressee } from '../../domain/process';
import { letterKindOf, noticeKinds, type NextStep, type NoticeKind, type StepCode } from '../../domain/ticket';
import { letterOf, type Letter } from '../../letters';
import { accountLetterOf, accountLookOf } from '../../letters/account';
import { htmlOf } from '../../letters/looks/html';
import { escaped } from '../../letters/looks/markup';
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
  readonly to: Addressee;
  /** Of its own among the letters of a desk; also that of its file. */
  readonly name: string;
  readonly letters: Readonly<Record<Language, Letter>>;
}

/** Every letter by its samples, in the words that the desk has for it. */
export function allLetters(regulation: Regulation): readonly ReadLetter[] {
  return noticeKinds.flatMap((kind) =>
    samples[kind].map((sample, index) => ({
      kind,
      to: sample.to,
      name: `${kind}-${index + 1}-${sample.to}`,
      letters: { ru: sampleLetter(kind, sample, regulation, 'ru'), en: sampleLetter(kind, sample, regulation, 'en') },
    })),
  );
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

const style = `
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;margin:1.5rem auto;max-width:100rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}td{border:1px solid #8886;padding:.4rem .6rem;vertical-align:top;width:50%}
summary{font-size:1.3rem;font-weight:600;padding:.6rem 0;cursor:pointer}
section{content-visibility:auto;contain-intrinsic-size:auto 560px;border-top:1px solid #8886;padding:.6rem 0 1.2rem}
section>div{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem}
h3{margin:.2rem 0;font-size:1rem}p{white-space:pre-wrap;margin:.3rem 0;overflow-wrap:anywhere}small{opacity:.7}
iframe{box-sizing:border-box;width:100%;height:32rem;border:1px solid #8886;border-radius:8px;resize:vertical;background:#fff}
`;

/** Some thousand looks would be loaded at once: each is when it comes into sight. */
const script = `
const sight = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    const frame = document.createElement('iframe');
    frame.sandbox = '';
    frame.title = target.textContent;
    frame.src = target.dataset.src;
    target.replaceWith(frame);
  }
}, { rootMargin: '600px' });
for (const look of document.querySelectorAll('.look')) sight.observe(look);
`;

/**
 * The page: every letter of every desk in both languages and those about accounts, as text and as it looks, then steps and refusals.
 * Looks are files beside it.
 */
export function lettersPage(desks: readonly Regulation[]): string {
  return [
    '<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Письма / Letters</title>',
    `<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>`,
    '<h1>Письма / Letters</h1>',
    ...desks.map(deskLetters),
    accountsShown(),
    '<details><summary>Следующие шаги / Next steps</summary>',
    sentenceTable(allStepTexts()),
    '</details><details><summary>Отказы / Refusals</summary>',
    sentenceTable(allRefusalTexts()),
    `</details><script>${script}</script></body></html>`,
  ].join('\n');
}

/** Letters about accounts, of no desk. */
export function accountLetters(): readonly (Readonly<Record<'name' | 'text' | 'html', string>> & {
  readonly subject: string;
  readonly language: Language;
})[] {
  return (['password', 'invitation'] as const).flatMap((kind) =>
    languages.map((language) => {
      const facts = {
        ...{ kind, language, timeZone, name: 'Анна Петрова', url: 'https://portal.example/press/password/sample' },
        expiresAt: Date.parse('2026-12-04T15:00:00Z'),
      };
      const letter = accountLetterOf(facts);
      const html = htmlOf(letter, accountLookOf(facts));
      return { name: kind, language, subject: letter.subject, text: letter.body, html };
    }),
  );
}

function accountsShown(): string {
  const shown = accountLetters().map(({ name, language, subject, text }) => {
    const look = `<a class="look" data-src="accounts/${language}/${name}.html">${name}</a>`;
    return `<div><b>${escaped(subject)}</b><p>${escaped(text)}</p></div><div>${look}</div>`;
  });
  return `<details><summary>Учётные записи / Accounts</summary><section><div>${shown.join('')}</div></section></details>`;
}

function deskLetters(regulation: Regulation): string {
  const { title, code } = regulation;
  const letters = allLetters(regulation).map((letter) => letterShown(code, letter));
  return `<details><summary>${escaped(title.ru)} / ${escaped(title.en)}</summary>${letters.join('\n')}</details>`;
}

function letterShown(desk: string, { kind, to, name, letters }: ReadLetter): string {
  const shown = languages.map((language) => {
    const { subject, body } = letters[language];
    const look = `<a class="look" data-src="${desk}/${language}/${name}.html">${name}</a>`;
    return `<div><b>${escaped(subject)}</b><p>${escaped(body)}</p></div><div>${look}</div>`;
  });
  return `<section id="${desk}-${name}"><h3>${kind} <small>→ ${to}</small></h3><div>${shown.join('')}</div></section>`;
}

function sentenceTable(sentences: Sentences): string {
  const rows = sentences.map(
    ([name, text]) =>
      `<tr><td><small>${name}</small></td>${languages.map((language) => `<td>${escaped(text[language])}</td>`).join('')}</tr>`,
  );
  return `<table>${rows.join('\n')}</table>`;
}
