/** Text that knows which of its stretches are more than plain words of the product: dates, and what people wrote. */

/** `desk` and `client`: words of somebody of that side, as they were typed. */
export type MarkKind = 'date' | 'desk' | 'client';

/** A stretch of a text, in UTF-16 units, the end not included. Marks stand in order and never overlap. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly as: MarkKind;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** What a place is filled with counts as; undefined: as plain words. */
export type Standing = (place: string) => MarkKind | undefined;

const places = /\{(\w+)\}/g;

/** A text with its places filled, in one pass: what people wrote may hold braces, and is not filled again. */
export function filled(text: string, values: Readonly<Record<string, string>>, standing: Standing): Marked {
  const marks: Mark[] = [];
  let written = '';
  let last = 0;
  for (const { 0: place, 1: name = '', index } of text.matchAll(places)) {
    written += text.slice(last, index);
    const value = values[name] ?? place;
    const as = values[name] === undefined ? undefined : standing(name);
    if (as !== undefined && value !== '') marks.push({ from: written.length, to: written.length + value.length, as });
    written += value;
    last = index + place.length;
  }
  return { text: written + text.slice(last), marks };
}

/** Texts one after the other, with their marks. */
export function joined(parts: readonly Marked[], between: string): Marked {
  let text = '';
  const marks: Mark[] = [];
  parts.forEach((part, index) => {
    if (index > 0) text += between;
    const by = text.length;
    marks.push(...part.marks.map(({ from, to, as }) => ({ from: from + by, to: to + by, as })));
    text += part.text;
  });
  return { text, marks };
}
