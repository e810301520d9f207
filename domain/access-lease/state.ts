/** The state of a lease on access data: codes and instants. The data lie beside it, encrypted, and their key lies elsewhere. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';

/** How far it is: asked for, given and kept, or over. Over is either: nothing was ever kept of it, or nothing is kept any more. */
export const leaseStages = ['asked', 'given', 'erased', 'withdrawn'] as const;
export type LeaseStage = (typeof leaseStages)[number];

/** Why it ended before its time: the client took the data back, the desk needs them no more, the ticket closed before any were given. */
export const withdrawals = ['client', 'desk', 'closing'] as const;
export type Withdrawal = (typeof withdrawals)[number];

export interface LeaseState extends ProcessState {
  readonly schema: 1;
  readonly clientId: string;
  /** `access/12`. */
  readonly number: string;
  readonly ticketId: string;
  /** Public number of the ticket. */
  readonly tid: string;
  /** Code of what is asked for; the regulation has its title. */
  readonly what: string;
  readonly stage: LeaseStage;
  readonly askedAt: Instant;
  /** When the data were given last. */
  readonly givenAt: Instant | null;
  /** From which the term counts: when the ticket closed first while the data were there. */
  readonly closedAt: Instant | null;
  /** How often the data were looked at. */
  readonly looks: number;
  readonly endedAt: Instant | null;
  readonly withdrawn: Withdrawal | null;
}

/** Whether data may lie there. */
export function isLeaseOpen({ stage }: Pick<LeaseState, 'stage'>): boolean {
  return stage === 'asked' || stage === 'given';
}

/** Until when the data are kept at most; null: the ticket is open, or none are there. */
export function keptUntil({ stage, clocks }: Pick<LeaseState, 'stage' | 'clocks'>): Instant | null {
  if (stage !== 'given') return null;
  return clocks.find(({ stoppedAt }) => stoppedAt === null)?.aim.due ?? null;
}

/**
 * Who owes the next step of an open lease: the author gives the data, the responsible says when they are needed no more, and once the
 * ticket is closed a machine erases them.
 */
export function leaseOwner(state: Pick<LeaseState, 'stage' | 'closedAt'>): 'author' | 'responsible' | 'nobody' {
  switch (state.stage) {
    case 'asked':
      return 'author';
    case 'given':
      return state.closedAt === null ? 'responsible' : 'nobody';
    case 'erased':
    case 'withdrawn':
      return 'nobody';
    default: {
      const never: never = state.stage;
      return never;
    }
  }
}
