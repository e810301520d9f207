import { stopClocks } from '../../process';
import { partsPauses } from '../../parts';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { notEnded } from '../effects/checks';
import { reruleClock, stoppedByAct } from '../effects/clocks';
import type { VisitCommandRule } from '../state/rule';
import { endVisit } from '../effects/ending';

/** The desk looks at what was done (SK-16). Work that does not hold was not done: the clock runs on as if it had never stopped. */
export interface Check {
  readonly type: 'check';
  readonly ok: boolean;
  readonly text: string;
  readonly attachments?: readonly string[];
}

export const check: VisitCommandRule<Check> = {
  type: 'check',
  grant: { client: 'nobody', staff: desk },
  check: (state) => notEnded(state) ?? (state.act === null ? refuse('nothing-to-check') : null),
  decide(draft, { ok }, _command, { rules }) {
    const { act } = draft.state;
    if (act === null) return refuse('nothing-to-check');
    stopClocks(draft, { from: ['work-done'] });
    if (ok) {
      draft.emit({ type: 'work-checked', actId: act.id });
      endVisit(draft);
      return null;
    }
    const stopped = stoppedByAct(draft.state);
    draft.emit({ type: 'check-failed', actId: act.id });
    for (const { key, code, stoppedAt } of stopped) {
      draft.emit({ type: 'clock-resumed', key, pause: null });
      for (const pause of partsPauses(draft.state, rules.regulation, code, stoppedAt ?? draft.at))
        draft.emit({ type: 'clock-paused', key, pause });
      reruleClock(draft, rules, key);
    }
    return null;
  },
  // That the work holds is for the client to read; what is wrong with it, the desk tells its technician.
  message: ({ ok, text }) => ({ kind: ok ? 'visit' : 'internal', text }),
};
