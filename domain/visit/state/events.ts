/** Facts about one visit. Ids and codes instead of names and texts. */
import type { KernelEventBodies, RulesPin } from '../../process';
import type { PartsAmount, PartsEventBodies } from '../../parts';
import type { Instant } from '../../time';
import type { Doubt, ReservedSpare, Site } from './state';

export interface VisitEventBodies extends KernelEventBodies, PartsEventBodies {
  'visit-opened': {
    visitId: string;
    number: string;
    ticketId: string;
    desk: string;
    clientId: string;
    rules: RulesPin;
    requestedBy: 'client' | 'staff';
    cycle: number;
    site: Site;
    topic: string;
    level: string | null;
    priority: string;
    vehicles: number;
    skills: string[];
    /** By the rules it was opened under, the term waits for the client's word. */
    needsReadiness: boolean;
  };
  /** `because`: the client's word; a time agreed after a no-show; the work began, so the vehicle was there. */
  'readiness-given': { from: Instant; because: 'word' | 'slot-agreed' | 'work-begun' };
  'readiness-withdrawn': { because: 'word' | 'no-show' };
  'slot-offered': {
    slotId: string;
    technician: string;
    from: Instant;
    to: Instant;
    travelMinutes: number;
    /** Whose offer it is. */
    side: 'desk' | 'client';
  };
  'slot-agreed': { slotId: string; technician: string };
  /** The technician's time is free again. */
  'slot-released': {
    slotId: string;
    technician: string;
    because:
      | 'declined'
      | 'replaced'
      | 'unanswered'
      | 'no-show'
      | 'cancelled'
      | Extract<Doubt, 'technician-absent' | 'technician-inactive'>;
  };
  /** Whether it goes ahead has to be decided, until then at the latest; null where the rules give the decision no term. */
  'visit-in-doubt': { because: Doubt; technician: string; from: Instant; to: Instant; until: Instant | null };
  /** Somebody decided that it goes ahead, or there is nothing left to decide. */
  'doubt-settled': {
    doubts: Doubt[];
    because: 'kept' | 'ticket-resumed' | 'absence-ended' | 'replanned' | 'slot-gone' | 'work-begun';
  };
  departed: { technician: string };
  'work-begun': { technician: string };
  /** Holds as of when the work was done. */
  'work-done': {
    actId: string;
    technician: string;
    receivedAt: Instant;
    confirmed: boolean;
    /** Codes of the points that were seen to. */
    checklist: string[];
    /** How many photos and files; missing in events of earlier releases. */
    photos?: number;
    /** Readings before and after stand in its words. */
    readings?: true;
    /** Which of its files the client signed. */
    signature?: string;
  };
  'another-visit-needed': { actId: string; technician: string; receivedAt: Instant };
  'work-checked': { actId: string };
  'check-failed': { actId: string };
  'no-show': { technician: string; attempt: number };
  'handed-back': { attempts: number };
  'taken-up': { because: 'slot-offered' };
  'spares-needed': { lines: PartsAmount[] };
  'spares-reserved': { lines: ReservedSpare[] };
  'spares-released': { lines: ReservedSpare[] };
  /** Built in, out of what was reserved. */
  'spares-used': { lines: ReservedSpare[] };
  /** `because`: with its ticket, by no word of its own. */
  'visit-cancelled': { side: 'client' | 'desk'; because?: 'ticket-closed' };
  'ticket-followed': { topic: string; level: string | null; priority: string };
}
