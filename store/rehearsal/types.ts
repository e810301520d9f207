import type { RehearsalSummary as Told } from '../../domain/publication';
import type { ClockMove, Lack } from '../../domain/rehearsal';
import type { Fault } from '../../regulations';
import type { Misfit } from '../rules/publication-faults';

export type { OpenTickets, RehearsalCounts } from '../../domain/publication';
export type { ClockMove, Lack } from '../../domain/rehearsal';

/** What publishing would do to one open process. */
export interface RehearsalLine {
  readonly kind: 'ticket' | 'visit';
  readonly id: string;
  readonly number: string;
  readonly desk: string;
  readonly clientId: string | null;
  /** `stays`: it gets the new rules, and its dates stay. `unfit`: it goes on by the rules that it has. */
  readonly outcome: 'moves' | 'stays' | 'unfit';
  /** Of one that moves: clock by clock, from what to what. */
  readonly moves: readonly ClockMove[];
  /** Of one that is unfit: why. */
  readonly lacks: readonly Lack[];
}

/** What is told of a rehearsal, with what stands in the way and not its number alone. */
export interface RehearsalSummary extends Omit<Told, 'faults' | 'misfits'> {
  /** Why it cannot be published at all; nothing was rehearsed then. */
  readonly faults: readonly Fault[];
  /** Published rules that it does not fit, at most 100: it is published only if it is forced. */
  readonly misfits: readonly Misfit[];
}
