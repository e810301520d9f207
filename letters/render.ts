import type { Addressee } from '../domain/process';
import type { NoticeKind } from '../domain/ticket';
import type { Language } from '../texts/language';
import { additions } from './additions';
import { listOf, type Line, type Side, type Wording } from './form';
import { letterings } from './letterings';
import { filled, joined, type Mark, type Marked, type Standing } from './marked';

export interface Letter {
  readonly subject: string;
  readonly body: string;
  /** What of the body stands out where there is more than plain text. */
  readonly marks: readonly Mark[];
}

/** What the places of a letter are filled with, in the reader's words. What is not known is not there. */
export type Values = Readonly<Record<string, string>>;

/** What a desk says itself, with its places filled. */
export type OwnWords = Readonly<Record<'subject' | 'text', Marked>>;

const places = /\{(\w+)\}/g;

/**
 * A letter in words. What other facts of the same word have to say stands below what its own kind says.
 *
 * @param own what the desk says instead of the common subject and the common opening words
 * @param standing what the values of places count as
 */
export function render(
  kind: NoticeKind,
  audience: Addressee,
  values: Values,
  language: Language,
  own: Partial<OwnWords> = {},
  standing: Standing = () => undefined,
): Letter {
  const { subject, body } = wordingOf(kind, audience);
  const said = new Set(body.flatMap(namesIn));
  const more = additions[sideOf(audience)].filter((line) => !namesIn(line).some((name) => said.has(name)));
  const write = (lines: readonly Line[]): Marked[] =>
    lines.filter((line) => stands(line, values)).map(({ text }) => filled(text[language], values, standing));
  const [opening, ...rest] = body;
  const opens = own.text !== undefined && opening !== undefined && onlyOpens(opening);
  const told = write([...(opens ? rest : body), ...more]);
  const { text: whole, marks } = joined([...(own.text === undefined ? [] : [own.text]), ...told], '\n\n');
  return { subject: oneLine((own.subject ?? write(subject)[0])?.text ?? ''), body: whole, marks };
}

/** It tells nothing but which ticket the letter is about: the words of a desk can stand in its place, and nothing is lost. */
function onlyOpens(line: Line): boolean {
  return namesIn(line).length === 0 && !placesOf(line.text.ru).includes('text');
}

/** What people typed may hold line breaks, and signs that turn the direction of writing: a subject stays one plain line. */
function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** What of a kind this audience reads; every kind has words for somebody. */
export function wordingOf(kind: NoticeKind, audience: Addressee): Wording {
  const { to } = letterings[kind];
  const found = to[audience] ?? to[sideOf(audience)] ?? to.client ?? to.desk ?? Object.values(to)[0];
  if (found === undefined) throw new Error(`no words for a letter of the kind ${kind}`);
  return found;
}

export function sideOf(audience: Addressee): Side {
  return audience === 'author' || audience === 'readers' || audience === 'new-readers' ? 'client' : 'desk';
}

/** Whether a line can be said: its conditions hold, and every place has a value. */
export function stands({ text, when, unless }: Line, values: Values): boolean {
  if (!listOf(when).every((condition) => holds(condition, values))) return false;
  if (listOf(unless).some((condition) => holds(condition, values))) return false;
  return placesOf(text.ru).every((name) => values[name] !== undefined);
}

function holds(condition: string, values: Values): boolean {
  const [name = '', wanted] = condition.split('=');
  return wanted === undefined ? values[name] !== undefined : values[name] === wanted;
}

/** The values that a line is about: its places, and what it asks for; but not those that stand in any letter. */
function namesIn({ text, when }: Line): string[] {
  const asked = listOf(when).map((condition) => condition.split('=')[0] ?? '');
  return [...placesOf(text.ru), ...asked].filter((name) => !everywhere.has(name));
}

const everywhere: ReadonlySet<string> = new Set(['tid', 'subject', 'phones', 'visit', 'text']);

export function placesOf(text: string): string[] {
  return [...text.matchAll(places)].map(([, name = '']) => name);
}
