import type { ParsedMail } from 'mailparser';
import { fill, type Language } from '../../texts/language';
import { texts } from './texts';

/** A letter as a line of the list. */
export interface LetterLine {
  readonly number: number;
  readonly received: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
}

export interface ListPage {
  readonly language: Language;
  readonly lines: readonly LetterLine[];
  readonly count: number;
  readonly limit: number;
  /** There are older ones than these. */
  readonly older: number | null;
  readonly isNewest: boolean;
}

/** Everything that a letter says is escaped: it comes from people. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function listPage({ language, lines, count, limit, older, isNewest }: ListPage): string {
  const say = (name: keyof typeof texts): string => texts[name][language];
  const rows = lines.map(
    ({ number, received, from, to, subject }) => `<tr>
  <td><time>${escaped(received)}</time></td><td>${escaped(from)}</td><td>${escaped(to)}</td>
  <td><a href="/letters/${number}?lang=${language}">${escaped(subject || say('noSubject'))}</a></td></tr>`,
  );
  const head = ['received', 'from', 'to', 'subject'] as const;
  return page(
    language,
    say('title'),
    '/',
    `<p>${escaped(say('explained'))}</p>
<p>${escaped(fill(say('kept'), { limit, count }))}</p>
${
  lines.length === 0
    ? `<p>${escaped(say('none'))}</p>`
    : `<div class="wide"><table><thead><tr>${head.map((name) => `<th>${escaped(say(name))}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}
<p>${isNewest ? '' : `<a href="/?lang=${language}">${escaped(say('newest'))}</a> `}${
      older === null ? '' : `<a href="/?before=${older}&amp;lang=${language}">${escaped(say('older'))}</a>`
    }</p>`,
  );
}

/** What became of an answer that somebody has just given; null: nobody has. */
export type AnswerState = 'answered' | 'notAnswered' | null;

/** @param answering what became of an answer; undefined: none can be given here */
export function letterPage(
  language: Language,
  line: LetterLine,
  mail: ParsedMail,
  answering: AnswerState | undefined,
): string {
  const say = (name: keyof typeof texts): string => escaped(texts[name][language]);
  const facts = (['received', 'from', 'to', 'subject'] as const).map(
    (name) => `<dt>${say(name)}</dt><dd>${escaped(line[name])}</dd>`,
  );
  const attached = mail.attachments.map(
    ({ filename, contentType, size }) => `${filename ?? contentType}, ${contentType}, ${size} B`,
  );
  const headers = mail.headerLines.map(({ line: header }) => header).join('\n');
  return page(
    language,
    line.subject || texts.noSubject[language],
    `/letters/${line.number}`,
    `<p><a href="/?lang=${language}">${say('back')}</a></p>
<dl>${facts.join('\n')}</dl>
${
  mail.html === false
    ? ''
    : `<h2>${say('asItLooks')}</h2>
<iframe title="${say('asItLooks')}" src="/letters/${line.number}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`
}
${answering === undefined ? '' : answerForm(language, line.number, answering)}
<h2>${say('asText')}</h2>
<pre>${escaped(mail.text ?? '')}</pre>
${attached.length === 0 ? '' : `<h2>${say('attached')}</h2><ul>${attached.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`}
<details><summary>${say('headers')}</summary><pre>${escaped(headers)}</pre></details>
<p><a href="/letters/${line.number}/source">${say('source')}</a></p>`,
  );
}

function answerForm(language: Language, number: number, state: AnswerState): string {
  const said = state === null ? '' : `<p role="status">${escaped(texts[state][language])}</p>`;
  return `<h2><label for="text">${escaped(texts.answer[language])}</label></h2>${said}
<form method="post" action="/letters/${number}/answer?lang=${language}">
<textarea id="text" name="text" rows="6" required maxlength="20000"></textarea>
<p><button>${escaped(texts.send[language])}</button></p></form>`;
}

export function notFoundPage(language: Language): string {
  const text = texts.notFound[language];
  return page(language, text, '/', `<p><a href="/?lang=${language}">${escaped(texts.back[language])}</a></p>`);
}

function page(language: Language, title: string, at: string, body: string): string {
  const other = language === 'ru' ? 'en' : 'ru';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="stylesheet" href="/style.css"></head>
<body><p class="language"><a href="${at}?lang=${other}" hreflang="${other}">${other === 'ru' ? 'Русский' : 'English'}</a></p>
<main><h1>${escaped(title)}</h1>
${body}
</main></body></html>
`;
}

export const style = `:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }
.language { float: right; margin: 0; } .wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid #8886; padding: .4rem; text-align: left; vertical-align: top; }
th, time { white-space: nowrap; } dt { font-weight: 600; } dd { margin: 0 0 .3rem; }
iframe { background: #fff; border: 1px solid #8886; box-sizing: border-box; height: 36rem; width: 100%; }
textarea { box-sizing: border-box; font: inherit; width: 100%; }
pre { white-space: pre-wrap; border: 1px solid #8886; padding: .6rem; }
`;
