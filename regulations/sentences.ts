import type { z } from 'zod';
import { nearest } from './nearest';
import { isList, isObject, valueAt, type JsonObject, type Path, type RawFault } from './json';

type Issue = z.core.$ZodIssue;

/** What zod found, as faults with whole paths and sentences of our own. `from`: where in the document it was looking. */
export function faultsOf(issues: readonly Issue[], document: JsonObject, from: Path): RawFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, document, written([...from, ...steps(issue.path)], document)));
}

/** A table, a list or a map may be written in a shorter form: what is wrong inside is wrong with what is written there. */
function written(path: Path, document: JsonObject): Path {
  const known: (string | number)[] = [];
  for (const step of path) {
    const value = valueAt(document, known);
    if (value !== undefined && !isObject(value) && !isList(value)) break;
    // Occasions that are listed have their place for a name.
    const place = isList(value) && typeof step === 'string' ? /^occasion-(\d+)$/.exec(step) : null;
    if (isList(value) && typeof step === 'string' && place === null) break;
    known.push(place === null ? step : Number(place[1]) - 1);
  }
  return known;
}

function faultsOfIssue(issue: Issue, document: JsonObject, path: Path): RawFault[] {
  const last = path.at(-1);
  if (issue.code !== 'unrecognized_keys' && valueAt(document, path) === undefined && last !== undefined) {
    return [{ path, message: missing(String(last)) }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message: `${issue.message}${nearestKey(key, issue)}` }));
    case 'invalid_union': {
      // The branch that understood most of the value speaks.
      const branch = issue.errors.find((errors) => errors.some((error) => error.path.length > 0));
      return branch ? faultsOf(branch, document, path) : [{ path, message: sentence(issue) }];
    }
    case 'invalid_value': {
      const got = valueAt(document, path);
      const hint = typeof got === 'string' ? nearest(got, issue.values.map(String)) : '';
      return [{ path, message: `${sentence(issue)}${hint}` }];
    }
    case 'invalid_key':
      return [{ path, message: issue.issues[0]?.message ?? issue.message }];
    case 'invalid_element':
      return faultsOf(issue.issues, document, path);
    default:
      return [{ path, message: sentence(issue) }];
  }
}

/** The words of a place are listed by its own sentence (`keys`). */
function nearestKey(key: string, { message }: Issue): string {
  const listed = /\(there are: ([^)]*)\)/.exec(message)?.[1];
  return listed === undefined ? '' : nearest(key, listed.split(', '));
}

function missing(key: string): string {
  return key === 'source'
    ? 'is missing: a rule names the paragraph it comes from, or says "setting"'
    : 'is missing: this place needs it';
}

/** Our own messages stand; those that zod makes up are put into the same form. */
function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? `must be ${typeNames[issue.expected] ?? issue.expected}`
        : issue.message;
    case 'too_small':
      return issue.message.startsWith('Too small') ? bound('at least', issue.minimum, issue.origin) : issue.message;
    case 'too_big':
      return issue.message.startsWith('Too big') ? bound('at most', issue.maximum, issue.origin) : issue.message;
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list in square brackets',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

function bound(how: string, amount: number | bigint, origin: string): string {
  switch (origin) {
    case 'array':
      return `must have ${how} ${amount} ${Number(amount) === 1 ? 'entry' : 'entries'}`;
    case 'string':
      return `must have ${how} ${amount} ${Number(amount) === 1 ? 'character' : 'characters'}`;
    default:
      return `must be ${how} ${amount}`;
  }
}

function steps(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}
