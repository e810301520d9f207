/** An emergency: work goes on round the clock, until it is over or developers take it (HT-1, HT-3). */
import type { EventOf } from '../../process';
import type { emergencyStates, faults } from '../../regulation/vocabulary';
import type { Instant } from '../../time';

export type EmergencyState = (typeof emergencyStates)[number];
export type Fault = (typeof faults)[number];

/** Who agrees to an emergency: the client's personal manager, or, where the client has none, the managers of the desk. */
export type EmergencyAnswerer = 'personal-manager' | 'manager';

/** An emergency that somebody of the desk has declared and that has yet to be agreed to. */
export interface ProposedEmergency {
  readonly id: string;
  readonly reason: string;
  readonly fault: Fault;
  /** Who proposed it; null where it was no person. */
  readonly personId: string | null;
  readonly at: Instant;
  /** The client was written about it. */
  readonly told: boolean;
  readonly answeredBy: EmergencyAnswerer;
}

export interface Emergency {
  readonly state: EmergencyState;
  /** Code of the reason; null where there is none. */
  readonly reason: string | null;
  /** Whose fault it is; undetermined counts as not the client's. It stays on record when the emergency is over. */
  readonly fault: Fault;
  readonly proposed: ProposedEmergency | null;
  /** When the state began; null where there never was an emergency. */
  readonly since: Instant | null;
}

export const noEmergency: Emergency = {
  state: 'none',
  reason: null,
  fault: 'undetermined',
  proposed: null,
  since: null,
};

/** Why there is no emergency any more, or no longer one that the desk works on round the clock. */
export type EmergencyEnd = 'over' | 'declared-wrongly' | 'developers';

export interface EmergencyEventBodies {
  /** `messageId`: what was written to the client with it. */
  'emergency-proposed': {
    proposalId: string;
    reason: string;
    fault: Fault;
    answeredBy: EmergencyAnswerer;
    messageId: string | null;
  };
  /** `proposalId`: the proposal that was agreed to; null where none was needed. */
  'emergency-declared': { reason: string; fault: Fault; proposalId: string | null; messageId: string | null };
  /** `withdrawn`: by the desk, before anybody had answered. */
  'emergency-declined': { proposalId: string; reason: string; withdrawn: boolean; messageId: string | null };
  'emergency-ended': { because: EmergencyEnd; reason: string; messageId: string | null };
}

/** What a fact about it makes of an emergency. */
export function evolveEmergency(emergency: Emergency, event: EventOf<EmergencyEventBodies>, at: Instant): Emergency {
  switch (event.type) {
    case 'emergency-proposed': {
      const { proposalId: id, reason, fault, answeredBy, messageId } = event;
      const personId = 'person' in event.by ? event.by.person : null;
      return { ...emergency, proposed: { id, reason, fault, personId, at, told: messageId !== null, answeredBy } };
    }
    case 'emergency-declared':
      return { state: 'declared', reason: event.reason, fault: event.fault, proposed: null, since: at };
    case 'emergency-declined':
      return { ...emergency, proposed: null };
    case 'emergency-ended':
      return event.because === 'developers'
        ? { ...emergency, state: 'with-developers', since: at }
        : { ...emergency, state: 'none', reason: null, since: at };
    default: {
      const never: never = event;
      return never;
    }
  }
}
