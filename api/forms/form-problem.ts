import { formOf } from '../../domain/regulation';
import type { QuestionList, Regulation, RequestType } from '../../domain/regulation';
import { Problem, type Fault } from '../problems';
import { formFaults, strayFaults, titlesAndCodes } from './form-faults';
import { formDigest } from './validators';

/** A form as somebody sends it in. */
export interface FilledForm {
  readonly requestType?: string | undefined;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** The digest of the form that was filled in, where the sender says. */
  readonly form?: string | undefined;
}

/** Whether there is anything to check: most words of people on the phone and in letters fill in no form. */
export function fillsIn({ requestType, fields = {}, form }: FilledForm): boolean {
  return requestType !== undefined || form !== undefined || Object.keys(fields).length > 0;
}

/**
 * Why a desk does not take what was filled in; null: it does. Whoever names a request type fills in its form; whoever sends
 * fields without one fills in the only form there is, and where there are several, none: then every field is one too many. A
 * request type that nobody knows is refused with all other unknown codes.
 */
export function formProblem({ requestTypes }: Regulation, filled: FilledForm): Problem | null {
  if (!fillsIn(filled)) return null;
  const { requestType, fields = {}, form } = filled;
  const asked = formOf(requestTypes, requestType);
  if (asked === undefined && requestType !== undefined) return null;
  if (form !== undefined && (asked === undefined || form !== formDigest(asked))) return changed();
  return notFilled(asked === undefined ? strayFaults(fields) : formFaults(asked, fields));
}

/** Why answers to a list of questions are not taken; null: they are. @param form the digest of the list that was filled in, if told */
export function answersProblem(
  list: QuestionList,
  answers: Readonly<Record<string, unknown>>,
  form: string | undefined,
): Problem | null {
  if (form !== undefined && form !== formDigest(list)) return changed();
  return notFilled(formFaults(list, answers, '/answers'));
}

function changed(): Problem {
  return new Problem('form-changed', { errors: [{ pointer: '/form', code: 'form-changed' }] });
}

function notFilled(faults: readonly Fault[]): Problem | null {
  return faults.length === 0 ? null : new Problem('form-not-filled', { errors: faults });
}

/** Where the type of a request is chosen first, a filing without one is told which there are (IN-1). */
export function typeNotNamed(requestTypes: Readonly<Record<string, RequestType>>): Problem {
  const titles = Object.fromEntries(Object.entries(requestTypes).map(([code, { title }]) => [code, title]));
  const values = { values: titlesAndCodes(titles) };
  return new Problem('request-type-not-named', {
    errors: [{ pointer: '/requestType', code: 'request-type-not-named', says: 'request-types', values }],
  });
}
