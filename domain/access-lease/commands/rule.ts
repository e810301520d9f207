import type { CommandBody, CommandRule } from '../../process';
import type { LeaseEvent } from '../events';
import type { LeaseState } from '../state';

/** What a lease asks of its ticket as it stands now. */
export interface LeaseWorld {
  /** Short id of the responsible; null: nobody yet. */
  readonly assignee: string | null;
}

/** A command on a lease. */
export type LeaseRule<Body extends CommandBody> = CommandRule<LeaseState, LeaseEvent, Body, LeaseWorld>;
