import type { Caller } from './caller';
import type { Job } from './field-staff';
import { onTicket, ownText, type Phases } from './load-act';
import { visitPhases } from './visit-script';

/** Who speaks in a load. */
export interface People {
  readonly authors: readonly Caller[];
  readonly specialist: Caller;
  readonly other: Caller;
  readonly coordinator: Caller;
  readonly manager: Caller;
  /** Gives a visit its technician, and a time that no other visit has. */
  readonly nextJob: () => Job;
}

const visitEach = 3;

/** Every third ticket has a visit. */
function hasVisit(n: number): boolean {
  return n % visitEach === visitEach - 1;
}

/** What ticket `n` is about. Diagnostics may end in a visit, whose request ends the ticket's own limit (SK-14). */
export function topicOf(n: number): 'consulting' | 'remote-diagnostics' {
  return hasVisit(n) ? 'remote-diagnostics' : 'consulting';
}

/**
 * What is said to ticket `n` after its filing. Four commands each, so that a quarter of the tickets stays in work, a quarter
 * is closed, a quarter waits in silence, and a quarter has a limit extended by agreement. A visit is requested on the way, and
 * what is said to it goes beside what is still said to its ticket, once it has its time or is over: a ticket that ends before calls it
 * off.
 */
export function script(n: number): Phases {
  const { before, after } = ticketPhases(n);
  if (!hasVisit(n)) return [...before, ...after];
  const { arranged, later } = visitPhases(Math.floor(n / visitEach));
  return [...before, ...arranged, ...besides(after, later)];
}

/** Both lines phase by phase, so that it is certain which word of the one comes before which of the other. */
function besides(one: Phases, other: Phases): Phases {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, index) => [...(one[index] ?? []), ...(other[index] ?? [])]);
}

/** A ticket's own acts: those before a visit may be requested, and those after. */
function ticketPhases(n: number): { readonly before: Phases; readonly after: Phases } {
  const triage = onTicket('specialist', 'triage', ({ expectedAt }) => ({
    outcome: 'estimate',
    text: ownText,
    expectedAt,
  }));
  const reply = onTicket('author', 'reply', () => ({ text: ownText }));
  const note = onTicket('specialist', 'note', () => ({ text: ownText }));
  const assign = onTicket('manager', 'assign', ({ other }) => ({ to: other.shortId, reason: 'по графику' }));
  const solve = onTicket('specialist', 'solve', () => ({ kind: 'answer', text: ownText }));
  const propose = onTicket('specialist', 'propose-extension', () => ({ days: 2, reason: 'новая прошивка' }));
  const accept = onTicket('author', 'answer-extension', () => ({ answer: 'accept' }));
  switch (n % 4) {
    case 0:
      return { before: [[reply, note], [triage]], after: [[reply]] };
    case 1:
      return { before: [[reply], [triage]], after: [[solve], [onTicket('author', 'confirm')]] };
    case 2:
      return { before: [[note, assign], [triage]], after: [[solve]] };
    default:
      return { before: [[triage, reply], [propose], [accept]], after: [] };
  }
}
