import type { Term } from '../../time';
import { isStaff } from '../../policy/actor';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { TicketRule } from '../state/rule';
import { answerWords, bringSolution, isWorkable, takeIfUnassigned } from '../effects/shared';
import type { SolutionKind } from '../state/state';

/** The conclusion, of any kind: it stops the limits at its receipt; agreement or silence makes that final (SK-20). */
export interface Solve {
  readonly type: 'solve';
  readonly text: string;
  readonly kind: SolutionKind;
  /** Time for objection agreed on the ticket, in the unit of the regulation's. */
  readonly objectionDays?: number;
  readonly attachments?: readonly string[];
}

export const solve: TicketRule<Solve> = {
  type: 'solve',
  grant: { client: 'nobody', staff: desk },
  check: (state) =>
    state.stage === 'closed' ? refuse('ticket-closed') : isWorkable(state) ? null : refuse('already-solved'),
  decide(draft, { kind, objectionDays }, command, { rules }) {
    const { objection } = rules.regulation.solution;
    if (objectionDays !== undefined && !inRange(objectionDays)) return refuse('objection-out-of-range');
    answerWords(draft, rules, 'another-solution');
    takeIfUnassigned(draft, isStaff(command.actor) ? command.actor.shortId : null);
    const agreed: Term | undefined =
      objection === null || objectionDays === undefined ? undefined : { amount: objectionDays, unit: objection.unit };
    bringSolution(draft, rules, { id: command.id, kind, agreed });
    return null;
  },
  message: ({ text }) => ({ kind: 'public', text }),
};

function inRange(objectionDays: number): boolean {
  return Number.isInteger(objectionDays) && objectionDays >= 1 && objectionDays <= 30;
}
