import { answering, notFor } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';

/** Who was responsible where the ticket came from; given by an import (decision 0056). */
export interface EarlierOwner {
  readonly type: 'earlier-owner';
  /** Short id. */
  readonly to: string;
}

/** Only somebody who may hold it here: else it waits to be assigned. */
export const earlierOwner: TicketRule<EarlierOwner> = {
  type: 'earlier-owner',
  grant: null,
  check: () => null,
  decide(draft, { to }, _command, { directory, standing }) {
    const { service } = draft.state;
    const unfit = notFor(directory.member(to), answering, { ...standing, service }, service.holds);
    if (unfit !== null) return refuse(unfit);
    draft.emit({ type: 'assigned', to, from: null, reason: null });
    return null;
  },
};
