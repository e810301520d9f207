/**
 * Facts about one ticket. `at` is the instant that counts for every term: the receipt of the command that
 * caused it, or the instant of the clock. Ids instead of names and texts; whatever later folding needs is
 * carried along, so that a ticket of last year folds without its regulation.
 */
import type { AgreedExtension, ClockEventBodies } from '../process/clocks';
import type { PartsEventBodies } from '../parts';
import type { Instant, Term } from '../time';
import type { Channel, Owner, Stage } from '../regulation/types';
import type { RefusalCode } from '../policy/refusals';
import type { VisitProgress } from './visits';
import type { Closing, Proposal, RulesPin, SolutionKind } from './state';

export interface EventBodies extends ClockEventBodies, PartsEventBodies {
  opened: {
    ticketId: string;
    tid: string;
    desk: string;
    clientId: string;
    authorId: string;
    channel: Channel;
    rules: RulesPin;
    requestType: string | null;
    topic: string;
    priority: string;
    level: string | null;
    vehicles: number | null;
    /** The person of the desk who registered it, when the author did not. */
    registeredBy: string | null;
    phoneCall: { required: boolean; logged: boolean };
    splitFrom: string | null;
    messageId: string;
  };
  replied: { messageId: string; side: 'client' | 'desk' };
  noted: { messageId: string };
  assigned: { to: string; from: string | null; reason: string | null };
  classified: {
    topic: string;
    priority: string;
    level: string | null;
    vehicles: number | null;
    phoneCallRequired: boolean;
    reason: string | null;
  };
  triaged: { outcome: 'consultation' | 'details-requested' | 'estimate'; messageId: string };
  estimated: { expectedAt: Instant; messageId: string; with: 'triage' | 'new-estimate' };
  'wait-begun': { reason: string; owner: Owner; until: Instant | null; messageId: string | null };
  'wait-ended': { reason: string; because: 'resumed' | 'replaced' | 'client-word' | 'solved' | 'closed' };
  'extension-proposed': { proposal: Proposal };
  'extension-accepted': { proposalId: string; extension: AgreedExtension };
  'extension-declined': { proposalId: string };
  'extension-countered': { proposalId: string; proposal: Proposal };
  'extension-expired': { proposalId: string; because: 'time' | 'solved' | 'closed' | 'relimited' };
  solved: { solutionId: string; kind: SolutionKind; objection: AppliedObjection };
  'solution-delivered': { solutionId: string; deliveredAt: Instant };
  'silence-warned': { solutionId: string };
  'warning-delivered': { solutionId: string; deliveredAt: Instant };
  'silence-held': { solutionId: string };
  confirmed: Record<never, never>;
  objected: { messageId: string };
  'resolution-resumed': { because: 'objection' | 'word' | 'closing-voided'; asOf: Instant };
  closed: { how: Closing };
  'closing-voided': { messageId: string };
  rated: {
    score: string;
    reason: string | null;
    personId: string;
    about: string | null;
    cycle: number;
    messageId: string | null;
  };
  'word-kept': { messageId: string; after: 'solution' | 'closing' };
  'courtesy-marked': { messageIds: string[] };
  reopened: { cycle: number; messageId: string; rules: RulesPin };
  'visit-requested': {
    visitId: string;
    subject: string;
    vehicles: number;
    byRole: 'client' | 'staff';
    readyAt: Instant | null;
    messageId: string;
    /** The visit was opened with it; missing in events from before visits had a life of their own. */
    opened?: true;
    skills?: string[];
  };
  'visit-progressed': { visitId: string; progress: VisitProgress };
  'call-logged': {
    direction: 'in' | 'out';
    outcome: 'reached' | 'not-reached' | 'agreed' | 'objected';
    messageId: string;
  };
  shared: { with: string[] };
  'split-off': { ticketId: string };
  'rules-pinned': { to: RulesPin; from: RulesPin; because: 'version' | 'contract' | 'calendar' };
  'delivery-failed': { noticeId: string; kind: string; solutionId: string | null };
  'signal-refused': { signal: string; refusal: RefusalCode | 'malformed' };
  'stage-entered': { stage: Stage };
}

/** How long silence must last, as told in the letter; term null: silence never closes. */
export interface AppliedObjection {
  readonly term: Term | null;
  readonly source: string;
}

export type EventType = keyof EventBodies;

/** Of each kind of event what it says itself; `never` where it would say what its head says, and lose it. */
export type Headless<Bodies> = {
  [T in keyof Bodies]: keyof Bodies[T] & keyof EventHead extends never ? Readonly<Bodies[T]> : never;
};

export type EventBody = { [T in EventType]: { readonly type: T } & Headless<EventBodies>[T] }[EventType];

/** Who caused an event, by id. */
export type EventActor = { readonly person: string; readonly role: string } | { readonly part: string };

export interface EventHead {
  readonly revision: number;
  readonly at: Instant;
  readonly by: EventActor;
  readonly commandId: string;
}

export type TicketEvent = { [T in EventType]: Extract<EventBody, { type: T }> & EventHead }[EventType];

/** The version of the shapes above; older stored events go through upcasters before they are folded. */
export const eventSchemaVersion = 1;
