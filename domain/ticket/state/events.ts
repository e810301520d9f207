/**
 * Facts about one ticket that several commands write, or that lead to letters; what one command alone writes stands in its file.
 * Ids instead of names and texts; whatever later folding needs is carried along, so that a ticket of last year folds without its
 * regulation.
 */
import type { AuthorKind } from '../../policy/may';
import type { AgreedExtension, KernelEventBodies, RulesPin } from '../../process';
import type { PartsEventBodies } from '../../parts';
import type { Instant, Term } from '../../time';
import type { RefusalCode } from '../../policy/refusals';
import type { ConsentEventBodies } from './consent';
import type { Channel, Owner, RuleActCode, Stage } from '../../regulation';
import type { EmergencyEventBodies, Fault } from './emergency';
import type { Closing, EndedBy, Proposal, SolutionKind } from './state';
import type { WorkEventBodies } from './work';

export interface EventBodies
  extends KernelEventBodies, PartsEventBodies, EmergencyEventBodies, ConsentEventBodies, WorkEventBodies {
  opened: {
    ticketId: string;
    tid: string;
    desk: string;
    clientId: string;
    authorId: string;
    /** Absent: a person. */
    authorKind?: AuthorKind;
    channel: Channel;
    rules: RulesPin;
    requestType: string | null;
    topic: string;
    priority: string;
    /** Without what the topic makes of it; missing in events of earlier releases: the same. */
    ownPriority?: string;
    /** Missing in events of earlier releases: none. */
    category?: string | null;
    level: string | null;
    /** As somebody named it; missing in events of earlier releases. */
    ownLevel?: string | null;
    /** Why it is not the one of the contract. */
    levelReason?: string;
    vehicles: number | null;
    /** The person of the desk who registered it, when the author did not. */
    registeredBy: string | null;
    phoneCall: { required: boolean; logged: boolean };
    /** The service that holds it, and all that take part; absent where the desk names none. */
    service?: { holds: string; took: string[] };
    splitFrom: string | null;
    /** Public number of the ticket that it was split off; absent where it was not, or by an earlier release. */
    splitFromTid?: string;
    /** A program filed it, or somebody whose letters come too fast: no letter confirms its receipt. */
    quiet?: true;
    messageId: string;
  };
  /** What it is about has changed, by somebody or by the rules in force. */
  classified: {
    topic: string;
    priority: string;
    /** Without what the topic makes of it; missing in events of earlier releases: the same. */
    ownPriority?: string;
    /** Missing in events of earlier releases: as before. */
    category?: string | null;
    level: string | null;
    /** As somebody named it; missing in events of earlier releases: as before. */
    ownLevel?: string | null;
    vehicles: number | null;
    phoneCallRequired: boolean;
    /** Absent: as it was. */
    fault?: Fault;
    reason: string | null;
  };
  replied: { messageId: string; side: 'client' | 'desk' };
  /** To nobody: a manager owes it somebody. */
  assigned: { to: string | null; from: string | null; reason: string | null };
  /** Rules that name services, or others, came to apply: the first of them holds it. */
  'service-set': { service: string };
  /** `messageId`: null where it came without a word. `found`: the test and its result that hand it over, `test/result`. */
  'handed-over': { service: string; fromService: string; messageId: string | null; found?: string };
  /** Nobody has to take what was handed over any more. `unanswered`: its time was up. `routed`: a test has led elsewhere. */
  'hand-over-lapsed': { service: string; because: 'solved' | 'closed' | 'unanswered' | 'routed' };
  estimated: { expectedAt: Instant; messageId: string; with: 'triage' | 'new-estimate' };
  /** The indicative time is no promise any more. */
  'estimate-lapsed': { expectedAt: Instant; because: 'limit-moved' | 'limit-agreed' | 'limit-ended' };
  /** The limit on the whole of the work has another date; null: none as long as it stands, or until one is agreed. */
  'limit-moved': { key: string; was: Instant | null; due: Instant | null; because: LimitMove };
  /** `postponed`: the work was put off for a stated reason. */
  'wait-begun': {
    reason: string;
    owner: Owner;
    until: Instant | null;
    messageId: string | null;
    postponed?: true;
  };
  'wait-ended': { reason: string; because: 'resumed' | 'replaced' | 'client-word' | 'solved' | 'closed' | 'released' };
  'extension-proposed': { proposal: ProposedTerms };
  /** `byPhone`: the desk recorded what the client answered. */
  'extension-accepted': { proposalId: string; extension: AgreedExtension; byPhone?: true };
  'extension-declined': { proposalId: string; byPhone?: true };
  'extension-countered': { proposalId: string; proposal: ProposedTerms };
  'extension-expired': { proposalId: string; because: 'time' | 'solved' | 'closed' | 'relimited' };
  solved: { solutionId: string; kind: SolutionKind; objection: AppliedObjection };
  'solution-delivered': { solutionId: string; deliveredAt: Instant };
  'silence-warned': { solutionId: string };
  'warning-delivered': { solutionId: string; deliveredAt: Instant };
  'silence-held': { solutionId: string };
  confirmed: Record<never, never>;
  objected: { messageId: string };
  /** `since`: the word that showed that the solution did not hold. `another-solution`: the desk's answer to it is one. */
  'resolution-resumed': { because: 'objection' | 'word' | 'another-solution' | 'closing-voided'; since: Instant };
  /** `messageId`: the word that ended it, where it was an act of its own. */
  closed: { how: Closing; messageId?: string } & EndedBy;
  /** `messageId`: the word that had come in time. `noticeId`: the letter that silence counted from, and that came back. */
  'closing-voided': { messageId?: string; noticeId?: string };
  /** By the rule of a clock, at a moment of it. `refused`: why it could not be; what it did, the facts after it say. */
  'rule-acted': {
    key: string;
    act: RuleActCode;
    /** What it is raised to; whom it is handed over to. */
    priority?: string;
    service?: string;
    source: string;
    refused: RefusalCode | null;
  };
  'word-kept': { messageId: string; after: 'solution' | 'closing' };
  /** A word to a closed duplicate goes on to the ticket that goes on. */
  'word-passed-on': { messageId: string; ticketId: string; tid: string };
  'delivery-failed': { noticeId: string; kind: string; solutionId: string | null };
  'stage-entered': { stage: Stage };
}

/** A proposal as it is made; who made it, its event says. */
export type ProposedTerms = Omit<Proposal, 'personId'>;

/** What gave a limit another date, beside what has a letter of its own: an agreement, parts, a wait. */
export type LimitMove = 'classified' | 'rules' | 'visit-over';

/** How long silence must last, as told in the letter; term null: silence never closes. */
export interface AppliedObjection {
  readonly term: Term | null;
  readonly source: string;
}
