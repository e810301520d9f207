import type { Language } from '../../texts/language';
import { fill } from '../../texts/language';
import { pageTexts } from '../../texts/pages';
import { problemTitle, type Problem } from '../problems';
import type { Page } from './frame';
import { html, unbroken } from './html';

type TextCode = keyof typeof pageTexts;

/** A page that says one thing. */
export function notePage(
  status: number,
  language: Language,
  title: TextCode,
  says: TextCode,
  values: Readonly<Record<string, string>> = {},
): Page {
  const tone = status < 400 ? 'done' : 'bad';
  return {
    status,
    language,
    title: fill(pageTexts[title][language], values),
    body: html`<p class="note ${tone}">${unbroken(fill(pageTexts[says][language], values))}</p>`,
    ...(values['tid'] === undefined ? {} : { tid: values['tid'] }),
  };
}

/** What went wrong with a request, as a page. */
export function problemPage(problem: Problem, language: Language): Page {
  if (problem.code === 'not-found') return unknownLink(language);
  const says = problemTitle(problem.code)[language];
  return {
    status: problem.status,
    language,
    title: pageTexts.refusedTitle[language],
    body: html`<p class="note bad">${fill(pageTexts.refused[language], { why: says })}</p>`,
  };
}

export function unknownLink(language: Language): Page {
  return notePage(404, language, 'unknownTitle', 'unknown');
}
