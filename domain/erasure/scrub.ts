/**
 * How words are taken out of what was written: texts become a mark, and whatever counts (numbers, dates, codes, ids) stays. Pure.
 */
import { addressForm, inflected, partsOf, phoneForm, shortestPart, wholeForm, type Named } from './named';

/** Takes what somebody is known by out of a text. */
export type Blot = (text: string) => string;

/**
 * Finds the whole name, its longer parts as words of their own with the endings that Russian gives them, the address and the number
 * however it is spaced.
 */
export function blotOf({ name, email, phone }: Named, mark: string): Blot {
  const patterns = [
    ...(name.trim().length < shortestPart ? [] : [new RegExp(wholeForm(name), 'giu')]),
    ...(email === null ? [] : [new RegExp(addressForm(email), 'giu')]),
    ...(phone === null ? [] : [new RegExp(phoneForm(phone), 'gu')]),
    ...partsOf(name).map((part) => new RegExp(`(?<!\\p{L})${inflected(part)}(?!\\p{L})`, 'gu')),
  ];
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, () => mark), text);
}

/** Ids and instants, which nobody writes of anybody. */
const ids: readonly RegExp[] = [
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/,
];
/** Codes and numbers of tickets. A login, a number of a phone or of a passport looks the same: only the key tells them apart. */
const codes: readonly RegExp[] = [/^[a-z0-9]+(?:-[a-z0-9]+)*$/, /^[A-Z][A-Z0-9]*-\d+(?:\/\d+)?$/];

function isId(text: string): boolean {
  return text.length <= 100 && ids.some((form) => form.test(text));
}

function isCounted(text: string): boolean {
  return isId(text) || (text.length <= 100 && codes.some((form) => form.test(text)));
}

/** Under these keys stands what people have written, whatever it looks like. */
const prose: ReadonlySet<string> = new Set([
  ...['text', 'subject', 'comment', 'contact', 'phone', 'email', 'name', 'fields', 'answers', 'address'],
]);

const asItIs: Blot = (text) => text;

/** Every text in a value but what counts; what somebody is known by goes even where it looks like a code. */
export function withoutWords(value: unknown, mark: string, blot: Blot = asItIs): unknown {
  return mapped(value, (text) => (isId(text) || (isCounted(text) && blot(text) === text) ? text : mark), {
    keys: prose,
    change: withoutProse(mark),
  });
}

/** Every text in a value but ids and instants: of what was written in the fields of a form. */
export function withoutAnswers(value: unknown, mark: string): unknown {
  return mapped(value, withoutProse(mark));
}

function withoutProse(mark: string): Blot {
  return (text) => (isId(text) ? text : mark);
}

/** Under these keys facts hold what people have written. A `name` is a release's there, a `subject` what a clock runs for: codes. */
const writtenFacts: ReadonlySet<string> = new Set([
  ...['comment', 'text', 'address', 'contact', 'confirmedBy', 'phone', 'email', 'proof', 'fields', 'readings'],
]);
/** And under these either words or codes, by which what follows is decided. */
const reasons: ReadonlySet<string> = new Set(['reason', 'levelReason', 'answers', 'former-number']);

/** The texts in a fact that people have written, told by the keys that they stand under; what it decides by stays. */
export function withoutWritten(value: unknown, mark: string, blot: Blot = asItIs): unknown {
  return mapped(
    value,
    (text) => (isCounted(text) ? text : blot(text)),
    { keys: writtenFacts, change: withoutProse(mark) },
    { keys: reasons, change: (text) => (isCounted(text) && blot(text) === text ? text : mark) },
  );
}

/** Every text in a value, blotted; ids are nobody's name. */
export function blotted(value: unknown, blot: Blot): unknown {
  return mapped(value, (text) => (isId(text) ? text : blot(text)));
}

/** A fact that somebody else has written, blotted: not the codes that it decides by. */
export function blottedFact(value: unknown, blot: Blot): unknown {
  return mapped(value, (text) => (isCounted(text) ? text : blot(text)), {
    keys: writtenFacts,
    change: (text) => (isId(text) ? text : blot(text)),
  });
}

/** Under some keys, however deep, another change is made. */
interface Under {
  readonly keys: ReadonlySet<string>;
  readonly change: Blot;
}

function mapped(value: unknown, change: Blot, ...under: readonly Under[]): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, change, ...under));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const own = under.find(({ keys }) => keys.has(key));
      return [key, own === undefined ? mapped(item, change, ...under) : mapped(item, own.change)];
    }),
  );
}
