import { isRefusalCode, type RefusalCode } from '../domain/policy/refusals';
import { refusalTexts } from '../texts/refusals';
import { problemTexts } from '../texts/problems';
import type { ProblemTextCode } from '../texts/problems';
import { faultText, isFaultText } from '../texts/faults';
import type { FaultTextCode, FaultValues } from '../texts/faults';
import type { Language } from '../texts/language';
import type { Text } from '../domain/regulation/types';

/** The status of each problem. A refusal of the process is 422, but for the two of `refusalStatus`. */
const statusOfProblem = {
  malformed: 400,
  'malformed-json': 400,
  'bad-cursor': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'cross-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'key-reused': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'harmful-file': 422,
  'unknown-request-type': 422,
  'request-type-not-named': 422,
  'not-in-regulation': 422,
  'account-full': 422,
  'contract-faulty': 422,
  'contract-does-not-fit': 422,
  'contract-number-taken': 422,
  'rules-faulty': 422,
  'rules-do-not-fit': 422,
  'version-taken': 422,
  'too-many-drafts': 422,
  'form-not-filled': 422,
  'form-changed': 409,
  'address-of-another': 422,
  'channel-not-for-requests': 422,
  'link-not-valid': 422,
  'signs-in-already': 422,
  'last-administrator': 422,
  'own-work': 422,
  'belongs-elsewhere': 422,
  'works-here': 422,
  'number-differs': 422,
  'person-known': 422,
  'company-known': 422,
  'domain-of-another': 422,
  'key-not-for-person': 422,
  'too-many-queues': 422,
  'too-many-comments': 422,
  'reviewed-already': 409,
  'mention-decided': 409,
  'mention-too-late': 422,
  'no-letters-leave': 422,
  'access-without-key': 422,
  'access-keys-unavailable': 503,
  'second-factor-missing': 403,
  'second-factor-on': 422,
  'second-factor-unavailable': 422,
  'webhooks-unavailable': 422,
  'too-many-webhooks': 422,
  'sign-in-over': 422,
  'already-absent': 422,
  'stand-in-self': 422,
  'stand-in-circle': 422,
  'stand-in-unfit': 422,
  'wrong-code': 422,
  'unknown-desk': 404,
  'too-many-requests': 429,
  'upload-quota': 429,
  'took-too-long': 503,
  'year-given-up': 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ProblemTextCode, number>;

export type ProblemCode = ProblemTextCode | RefusalCode;

/** What a fault may be called: the codes of faults, and those of problems and refusals. Each has words in both languages. */
export type FaultCode = FaultTextCode | ProblemCode;

/**
 * One fault of a request, at the place a JSON pointer (RFC 6901) names; query and path faults begin with their name. It is kept
 * without words: they are found when it is answered, in the language of whoever reads it.
 */
export interface Fault {
  readonly pointer: string;
  readonly code: FaultCode;
  /** A text that says more than the code's own. */
  readonly says?: FaultTextCode;
  /** What fills the places of the text. */
  readonly values?: FaultValues;
}

export interface ProblemExtras {
  readonly detail?: Pick<Fault, 'values'> & { readonly says: FaultTextCode };
  readonly errors?: readonly Fault[];
  /** The inbox row, when there is one: its outcome stays readable. */
  readonly commandId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be answered with what it asked for; thrown by operations, rendered in one place. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly extras: ProblemExtras = {},
  ) {
    super(code);
    this.name = 'Problem';
    this.status = isRefusalCode(code) ? refusalStatus(code) : statusOfProblem[code];
  }
}

/** The status a refusal is answered with. */
export function refusalStatus(code: RefusalCode): 403 | 409 | 422 {
  if (code === 'not-allowed') return 403;
  return code === 'revision-moved' ? 409 : 422;
}

/** A problem as RFC 9457 writes it. `type` is a stable name, not an address. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly instance: string;
  readonly requestId: string;
  readonly commandId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** Renders a problem in the reader's language. */
export function problemBody(
  problem: Problem,
  at: { language: Language; instance: string; requestId: string },
): ProblemBody {
  const { code, status, extras } = problem;
  const { language } = at;
  const { detail } = extras;
  return {
    type: `urn:reglament:problem:${code}`,
    title: problemTitle(code)[language],
    status,
    code,
    ...(detail === undefined ? {} : { detail: faultText(detail.says, language, detail.values) }),
    instance: at.instance,
    requestId: at.requestId,
    ...(extras.commandId === undefined ? {} : { commandId: extras.commandId }),
    ...(extras.errors === undefined ? {} : { errors: extras.errors.map((fault) => faultBody(fault, language)) }),
  };
}

function faultBody(
  { pointer, code, says, values }: Fault,
  language: Language,
): { pointer: string; code: string; detail: string } {
  const text = says ?? code;
  const detail = isFaultText(text) ? faultText(text, language, values) : problemTitle(text)[language];
  return { pointer, code, detail };
}

/** What a person reads of a problem. */
export function problemTitle(code: ProblemCode): Text {
  return isRefusalCode(code) ? refusalTexts[code] : problemTexts[code];
}
