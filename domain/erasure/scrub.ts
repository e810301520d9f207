/**
 * How words are taken out of what was written: texts become a mark, and whatever counts (numbers, dates, codes, ids) stays. Pure.
 */
import { formsOf } from './forms';
import { shortestPart, wholeForm, type Named } from './named';

/** Takes what somebody is known by out of a text. */
export type Blot = (text: string) => string;

/**
 * Finds the whole name, its longer parts side by side in whatever letters and as words of their own with the endings that Russian
 * gives them, also beside initials, the address and the number however it is spaced.
 */
export function blotOf(named: Named, mark: string): Blot {
  const { reached, pairs, initials, parts } = formsOf(named);
  return blotBy([...reached, ...wholeName(named), ...pairs, ...initials, ...parts.map(({ pattern }) => pattern)], mark);
}

/** Takes out of a text what somebody has decided to be of this person: whatever it would be found by, the address's local part as well. */
export function blotOfMentions(named: Named, mark: string): Blot {
  // Behind the address, of which it is a part.
  const { reached, local: byLocalPart } = formsOf(named);
  const local = blotBy([...reached, ...byLocalPart], mark);
  const rest = blotOf(named, mark);
  return (text) => rest(local(text));
}

/** What is one word goes in whatever letters as well: a word too many rather than one too few. */
function wholeName({ name }: Named): readonly RegExp[] {
  return name.trim().length < shortestPart ? [] : [new RegExp(wholeForm(name), 'iu')];
}

/** Each goes over what those before it have left: what a name is written with goes before its parts by themselves. */
function blotBy(patterns: readonly RegExp[], mark: string): Blot {
  const all = patterns.map(({ source, flags }) => new RegExp(source, `g${flags}`));
  return (text) => all.reduce((left, pattern) => left.replace(pattern, () => mark), text);
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
