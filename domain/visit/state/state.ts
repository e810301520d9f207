/**
 * The state of a field visit: a plain JSON value folded from its events (see evolve.ts). Addresses, contacts and what
 * people wrote stand beside it in the store: here are ids, codes and instants only.
 */
import type { ClockState, RulesPin } from '../../process';
import type { PartsAmount, PartsOrder } from '../../parts';
import type { Instant } from '../../time';

/** The work address, as far as rules go. */
export interface Site {
  /** Code of the federal subject. */
  readonly subject: string;
  readonly district: string | null;
  /** The zone in which times there are agreed. */
  readonly timeZone: string;
}

/** The second key of the clock: since when the vehicle stands ready. */
export interface Readiness {
  /** The instant of the word, or the later one that the client named. */
  readonly from: Instant;
  readonly saidAt: Instant;
}

/** A time with a technician. It holds the technician's time from the offer on. */
export interface Slot {
  /** The command that offered it. */
  readonly id: string;
  /** Short id. */
  readonly technician: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Minutes on the way that are held before it. */
  readonly travelMinutes: number;
  readonly offeredAt: Instant;
  readonly by: 'desk' | 'client';
  readonly agreedAt: Instant | null;
}

/** What is done of the trip in the agreed slot. */
export interface Trip {
  readonly departedAt: Instant | null;
  readonly startedAt: Instant | null;
}

export interface WorkAct {
  /** The command that left it. */
  readonly id: string;
  readonly technician: string;
  /** When the work was done, by the technician. */
  readonly doneAt: Instant;
  /** When the act reached us: later, where the phone was offline. */
  readonly receivedAt: Instant;
  /** The client has confirmed the work on the spot. */
  readonly confirmed: boolean;
  /** Codes of the points of the checklist that were seen to. */
  readonly checklist: readonly string[];
  /** Readings before and after stand in its words. */
  readonly readings?: true;
  /** The file that the client signed on the spot. */
  readonly signature?: string;
}

/** Spares of one stock: a place of the desk, or a technician's van (`van-tc-01`). */
export interface ReservedSpare extends PartsAmount {
  readonly place: string;
}

export type VisitEnd = 'done' | 'cancelled';

/** Why a new time is needed. */
export type Setback = 'no-show' | 'another-visit' | 'check-failed';

/** Why it is in doubt whether an agreed visit goes ahead. */
export type Doubt = 'ticket-solved' | 'ticket-closed' | 'technician-absent' | 'technician-inactive';

export interface VisitState {
  readonly schema: 5;
  readonly id: string;
  /** Public number: the ticket's and the place among its visits, `SKAI-1042/2`. */
  readonly number: string;
  readonly ticketId: string;
  readonly desk: string;
  readonly clientId: string;
  readonly rules: RulesPin;
  readonly revision: number;
  readonly lastAt: Instant;
  readonly requestedAt: Instant;
  readonly requestedBy: 'client' | 'staff';
  /** The ticket's cycle in which it was requested. */
  readonly cycle: number;
  readonly site: Site;
  readonly topic: string;
  readonly level: string | null;
  readonly priority: string;
  readonly vehicles: number;
  /** What the technician has to be good at. */
  readonly skills: readonly string[];
  /** By the regulation the term waits for the client's word. */
  readonly needsReadiness: boolean;
  readonly readiness: Readiness | null;
  /** The last word that was taken back, and when: reports that come late are judged by what held then. */
  readonly withdrawn: (Readiness & { readonly withdrawnAt: Instant }) | null;
  /** How often readiness was taken back by a word. */
  readonly withdrawals: number;
  /** A no-show has taken the readiness back: the next agreed time gives it again. */
  readonly readinessLost: boolean;
  readonly slot: Slot | null;
  readonly trip: Trip;
  /** Times offered since the last setback: the two sides are talking. */
  readonly offers: number;
  readonly setback: Setback | null;
  readonly noShows: readonly { readonly at: Instant; readonly technician: string }[];
  /** Since when the ticket's responsible has to decide what happens next. */
  readonly handedBackAt: Instant | null;
  /** What puts the agreed time in doubt, each once, as long as nobody has decided: the coordinator does. */
  readonly doubts: readonly { readonly because: Doubt; readonly since: Instant }[];
  readonly act: WorkAct | null;
  /** Spares the technician must have along. */
  readonly needs: readonly PartsAmount[];
  readonly reserved: readonly ReservedSpare[];
  /** Built in. */
  readonly used: readonly ReservedSpare[];
  readonly orders: readonly PartsOrder[];
  readonly ended: { readonly at: Instant; readonly how: VisitEnd; readonly by: 'client' | 'desk' } | null;
  /** Those that run or may run on; the events keep the others. */
  readonly clocks: readonly ClockState[];
}
