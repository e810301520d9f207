/** The state of a change of the register: codes and instants. What the entry says lies beside it, in the store. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';

/** Why it has to be published: contacts were received by an official letter, or an operator was determined. */
export const changeReasons = ['contacts', 'operator'] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** Received and not in the register yet; there; or found to be nothing. */
export const changeStages = ['received', 'published', 'withdrawn'] as const;
export type ChangeStage = (typeof changeStages)[number];

export interface ChangeState extends ProcessState {
  readonly schema: 1;
  readonly clientId: null;
  /** `register/12`. */
  readonly number: string;
  /** Id of the entry. */
  readonly entry: string;
  /** The version of the entry that it brings, from 1. */
  readonly version: number;
  readonly because: ChangeReason;
  /** Code of the service whose entry it is; null: of a body that is none. */
  readonly service: string | null;
  /** When it was received, or the operator determined: the term counts from this day. */
  readonly since: Instant;
  readonly stage: ChangeStage;
  /** Who published or withdrew it; null: nobody yet. */
  readonly ended: { readonly at: Instant; readonly personId: string; readonly shortId: string } | null;
}
