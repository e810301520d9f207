/** How long people take. Every figure is an assumption of the model (docs/decisions/0042), none of a regulation. */
import type { Todo } from './todo';

const hour = 60;
const day = 8 * hour;

type Step = Todo['code'];

/** Minutes of work that a specialist has with a step, and with nothing else meanwhile. */
const work: Readonly<Partial<Record<Step, number>>> = {
  triage: 10,
  assign: 8,
  solve: 20,
  'answer-word': 6,
  'judge-word': 3,
  'agree-limit': 8,
  'tell-estimate': 4,
  'call-client': 5,
  'reach-client': 5,
  'check-work': 8,
  'answer-hand-over': 4,
  continue: 5,
};

export function workOn(step: Step): number {
  return work[step] ?? 5;
}

/** Of all that a request takes on the average, as measured over the desks; by it a desk is staffed where nobody says how. */
export const usualWork = 48;
/** How much of their time the specialists of such a desk are at work on requests. */
export const usualLoad = 0.85;

/** Minutes of the desk's working time before work on a step can begin: tests, others' answers, thought. */
export const beforeWork: Readonly<Partial<Record<Step, number>>> = {
  solve: 4 * hour,
  'call-client': 15,
  'agree-limit': hour,
};

/** Some problems are harder than others. */
export const hard = { share: 0.08, minutes: 4 * day } as const;

/** Of the time that is left until the limit at most so much goes by before somebody begins, hard problems apart. */
export const haste = 0.3;

/** Minutes of the client's day until a client acts; fewer, as everything, at a desk where minutes count. */
const clients: Readonly<Partial<Record<Step, number>>> = {
  'confirm-or-object': 4 * hour,
  'give-details': 3 * hour,
  'answer-extension': 4 * hour,
  'say-ready': 5 * hour,
  'answer-slot': hour,
  'call-desk': 10,
};

export function clientTakes(step: Step): number {
  return clients[step] ?? 3 * hour;
}

/** Who does not answer at once does so when it comes to mind again. */
export const slowClient = { share: 0.12, minutes: 4 * day } as const;

/** What becomes of a solution. */
export const endings = [
  ['confirm', 5],
  ['silence', 3],
  ['object', 0.6],
  ['thanks', 0.6],
] as const;

export const afterClosing = {
  rates: { share: 0.5, minutes: 2 * hour },
  reopens: { share: 0.05, minutes: 1.5 * day },
} as const;

/** A client who did not answer a proposal is asked again after so much of the client's day. */
export const askAgainAfter = 30;
export const newsAfter = 5 * hour;
export const coordinatorTakes = hour;
/** How long a wait is said to last, and by how much a supplier is late at times. */
export const waitLasts = 2 * day;
export const supplierLate = { share: 0.3, minutes: day } as const;
export const partsTake = 4 * day;
export const vehicleMissing = 0.05;
