import type { z } from '../schemas/zod';
import { isFaultText } from '../../texts/faults';
import type { FaultTextCode } from '../../texts/faults';
import type { Fault } from '../problems';
import { escapePointer } from './clean-text';

const mostFaults = 20;

/**
 * The faults zod found, each with its JSON pointer. An unknown key is pointed at itself. What zod says in its own words is left
 * aside: a message that names one of our texts says that, everything else is told by its kind.
 *
 * @param value what was parsed, to tell what is missing from what is wrong
 */
export function faultsOf(error: z.ZodError, place: string, value: unknown): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, place, value)).slice(0, mostFaults);
}

type Issue = z.core.$ZodIssue;
type Told = Omit<Fault, 'pointer'>;

function faultsOfIssue(issue: Issue, place: string, value: unknown): Fault[] {
  const pointer = [place, ...issue.path.map((step) => escapePointer(String(step)))].join('/');
  const at = issue.path.reduce<unknown>(within, value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: `${pointer}/${escapePointer(key)}`, code: 'unknown-key' }));
  }
  if (issue.code === 'invalid_union') {
    const inner = closest(issue, at);
    if (inner !== undefined) return inner.flatMap((each) => faultsOfIssue(each, pointer, at));
  }
  return [{ pointer, ...(isMissing(issue, at) ? { code: 'missing' as const } : toldOf(issue)) }];
}

function within(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined;
}

function isMissing({ code }: Issue, at: unknown): boolean {
  return at === undefined && (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union');
}

/** Of several forms the one that the value was meant to be: the only one of its kind, with something wrong inside. */
function closest({ errors }: Extract<Issue, { code: 'invalid_union' }>, at: unknown): Issue[] | undefined {
  if (at === undefined) return undefined;
  const [only, ...more] = errors.filter(
    (issues) => !issues.some((each) => each.code === 'invalid_type' && each.path.length === 0),
  );
  return more.length === 0 ? only : undefined;
}

/** What an issue is called, and what is said of it. */
function toldOf(issue: Exclude<Issue, { code: 'unrecognized_keys' }>): Told {
  const own = isFaultText(issue.message) ? issue.message : undefined;
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'invalid-type', ...saying(own ?? kinds[issue.expected]) };
    case 'too_big':
      return { code: 'too-big', ...saying(own ?? tooBig[issue.origin]), values: { most: Number(issue.maximum) } };
    case 'too_small':
      return { code: 'too-small', ...saying(own ?? tooSmall[issue.origin]), values: { least: Number(issue.minimum) } };
    case 'invalid_format':
      return { code: 'invalid-format', ...saying(own ?? formats[issue.format]) };
    case 'not_multiple_of':
      return { code: 'not-multiple-of', ...saying(own), values: { divisor: issue.divisor } };
    case 'invalid_value':
      return { code: 'invalid-value', ...saying(own), values: { values: listed(issue.values) } };
    case 'invalid_union':
      return issue.inclusive !== false && issue.options !== undefined
        ? { code: 'invalid-union', says: own ?? 'unknown-kind', values: { values: listed(issue.options) } }
        : { code: 'invalid-union', ...saying(own) };
    case 'invalid_key':
      return { code: 'invalid-key', ...saying(own) };
    case 'invalid_element':
      return { code: 'invalid-element', ...saying(own) };
    case 'custom':
      return { code: own ?? 'custom' };
    default: {
      const never: never = issue;
      return never;
    }
  }
}

function saying(text: FaultTextCode | undefined): Pick<Told, 'says'> {
  return text === undefined ? {} : { says: text };
}

function listed(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}

type Texts = Readonly<Record<string, FaultTextCode>>;

const kinds: Texts = {
  string: 'not-string',
  number: 'not-number',
  int: 'not-whole',
  boolean: 'not-boolean',
  array: 'not-list',
  object: 'not-object',
  record: 'not-object',
};
const tooBig: Texts = {
  string: 'text-too-long',
  array: 'list-too-long',
  number: 'number-too-big',
  int: 'number-too-big',
};
const tooSmall: Texts = {
  string: 'text-too-short',
  array: 'list-too-short',
  number: 'number-too-small',
  int: 'number-too-small',
};
const formats: Texts = {
  datetime: 'not-instant',
  date: 'not-date',
  email: 'not-email',
  uuid: 'not-uuid',
};
