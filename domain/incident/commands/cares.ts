import { answering, notFor } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { unlessOver, workers, type IncidentRule } from './rule';

/** Somebody else sees to it; null: nobody yet, a manager owes it. */
export interface AssignIncident {
  readonly type: 'assign';
  /** Short id. */
  readonly to: string | null;
}

export const assignIncident: IncidentRule<AssignIncident> = {
  type: 'assign',
  grant: workers,
  check: unlessOver,
  decide(draft, { to }, _command, { directory, standing }) {
    const { owner: from } = draft.state;
    if (to === from) return refuse('nothing-to-change');
    const unfit = to === null ? null : notFor(directory.member(to), answering, standing);
    if (unfit !== null) return refuse(unfit);
    draft.emit({ type: 'assigned', to, from });
    return null;
  },
};

/** It is called something else; clients of its tickets read that, too. */
export interface Rename {
  readonly type: 'rename';
  readonly title: string;
}

export const rename: IncidentRule<Rename> = {
  type: 'rename',
  grant: workers,
  check: unlessOver,
  decide(draft) {
    draft.emit({ type: 'renamed' });
    return null;
  },
};
