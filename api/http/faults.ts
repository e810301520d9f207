import type { z } from '../schemas/zod';
import type { Fault } from '../problems';
import { escapePointer } from './clean-text';

const mostFaults = 20;

/** The faults zod found, each with its JSON pointer. An unknown key is pointed at itself. */
export function faultsOf(error: z.ZodError, place: string): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, place)).slice(0, mostFaults);
}

function faultsOfIssue(issue: z.core.$ZodIssue, place: string): Fault[] {
  const pointer = [place, ...issue.path.map((step) => escapePointer(String(step)))].join('/');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${escapePointer(key)}`,
      code: 'unknown-key',
      detail: 'There is no such field.',
    }));
  }
  return [{ pointer, code: issue.code.replace(/_/g, '-'), detail: issue.message }];
}
