/** Replies that a desk has at hand for what it writes again and again. A person sends them, or changes them first; no rule of the process. */
import type { Text } from './text';
import type { replyPlaces } from './vocabulary';
import { holds, type Situation, type When } from './when';

/** What may stand in braces in such a reply. */
export type ReplyPlace = (typeof replyPlaces)[number];

export interface ReplyTemplate {
  /** By which people of the desk find it; clients never read it. */
  readonly title: Text;
  readonly text: Text;
  /** For which tickets. */
  readonly when: When;
  readonly source: string;
}

/** The section of a regulation; it may be missing. */
export interface ReplyRules {
  readonly replies?: Readonly<Record<string, ReplyTemplate>>;
}

/** What the places stand for on one ticket; null: nothing, so that a reply which names it does not fit. */
export type ReplyValues = Readonly<Record<ReplyPlace, string | null>>;

export interface FilledReply {
  readonly code: string;
  readonly title: Text;
  readonly text: string;
}

const place = /\{([a-z]+)\}/g;

/** The replies that fit a ticket, filled with its values in one language. What people typed into the values is not read for places. */
export function repliesFor(
  { replies = {} }: ReplyRules,
  situation: Situation,
  values: ReplyValues,
  language: keyof Text,
): FilledReply[] {
  return Object.entries(replies).flatMap(([code, { title, text, when }]) => {
    if (!holds(when, situation)) return [];
    const filled = fill(text[language], values);
    return filled === null ? [] : [{ code, title, text: filled }];
  });
}

/** Null where a place has no value. */
function fill(text: string, values: ReplyValues): string | null {
  // A checked text holds no other places.
  const named = [...text.matchAll(place)].map(([, name]) => values[name as ReplyPlace]);
  if (named.includes(null)) return null;
  return text.replace(place, (_whole, name: ReplyPlace) => values[name] ?? '');
}
