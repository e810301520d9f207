import { refuse } from '../../policy/refusals';
import { endWait } from '../effects/shared';
import type { TicketRule } from '../state/rule';

/** The release that the ticket waits for is out; given by the desk's own act on the release. */
export interface ReleaseOut {
  readonly type: 'release-out';
  readonly release: string;
  /** Id of the person who published it. */
  readonly cause: string;
}

export interface ReleaseOutEvents {
  'release-published': { release: string; cause: string };
}

export const releaseOut: TicketRule<ReleaseOut, ReleaseOutEvents> = {
  type: 'release-out',
  grant: null,
  // It may wait for something else by now, or for nothing.
  check: ({ wait }) => (wait?.release == null ? refuse('nothing-to-change') : null),
  decide(draft, { release, cause }) {
    if (draft.state.wait?.release?.name !== release) return refuse('nothing-to-change');
    draft.emit({ type: 'release-published', release, cause });
    endWait(draft, 'released');
    return null;
  },
};
