/** By when what a letter asks for is owed: said in the letter of the word that began it, never in one of its own. */
import { isOwed, newlyDated, owedClocks, type Addressee, type ClockState, type Rules } from '../process';
import { clocksFrom, endsBy, endsOn, rowFor, startsOn, type Regulation } from '../regulation';
import type { TicketEvent } from './commands';
import { tell, type Letter } from './letter';
import { situationOf } from './situation';
import type { TicketState } from './state/state';

/** Which date of a letter the clock is: the first answer, the limit, the call, the proposal of a limit, or what the letter asks for. */
export type ByWhen = 'answerBy' | 'resolveBy' | 'callBy' | 'proposeBy' | 'by';

/** A date that a clock has just got, for whoever is told something by the same word. */
export function byWhen(
  event: Extract<TicketEvent, { type: 'clock-aimed' }>,
  after: TicketState,
  before: TicketState | null,
  rules: Rules,
): readonly Letter[] {
  const clock = newlyDated(event.key, before, after);
  if (clock === null) return [];
  const { due } = clock.aim;
  return readersOf(clock, after, rules).map(([audience, name]) =>
    tell('limit-moved', audience, { [name]: due }, { joins: 'addition', receipt: true }),
  );
}

/**
 * That the level of a new ticket has no figure of reaction (SM-2), where the desk has levels and counts reactions. What else it owes
 * itself is then no promise.
 */
export function unpromised(state: TicketState, rules: Rules): Letter['params'] {
  const situation = situationOf(state, rules);
  const reactions = clocksFrom(rules.regulation, 'opened', situation).filter(([, rule]) =>
    endsBy(rule, 'reaction', situation),
  );
  const none = reactions.every(([, { limit }]) => rowFor(limit, situation).value.kind === 'not-promised');
  return state.level !== null && reactions.length > 0 && none ? { unpromised: 1 } : {};
}

/** Where reactions are counted, they are what the client is promised; what ends with triage only is then the desk's own duty. */
function countsReactions({ clocks }: Regulation): boolean {
  return Object.values(clocks).some((rule) => startsOn(rule, 'opened') && endsOn(rule, 'reaction'));
}

/** By when the client is promised the next answer, or else the solution; null: no date is promised. */
export function promisedDue(state: TicketState, { regulation }: Rules): number | null {
  const answer = owedClocks(state, { until: [countsReactions(regulation) ? 'reaction' : 'first-answer'] });
  return earliestDue(answer) ?? earliestDue(owedClocks(state, { from: ['opened'], until: ['solution'] }));
}

/** When the first answer and the solution are owed, as it stands: what somebody has to know who gets the ticket. */
export function owedDates(state: TicketState): Letter['params'] {
  const answerBy = earliestDue(owedClocks(state, { until: ['first-answer'] }));
  const resolveBy = earliestDue(owedClocks(state, { from: ['opened'], until: ['solution'] }));
  return state.stage === 'triage' ? { answerBy, resolveBy } : { resolveBy };
}

function earliestDue(clocks: readonly ClockState[]): number | null {
  const dues = clocks.flatMap(({ aim: { due } }) => (due === null ? [] : [due]));
  return dues.length === 0 ? null : Math.min(...dues);
}

function readersOf(
  clock: ClockState,
  { assignee }: TicketState,
  { regulation }: Rules,
): readonly (readonly [Addressee, ByWhen])[] {
  const { from, until } = clock;
  if (!isOwed(clock)) return [];
  switch (from) {
    case 'opened':
      if (until.includes('reaction')) return [['author', 'answerBy']];
      if (until.includes('first-answer'))
        return [
          ...(countsReactions(regulation) ? [] : ([['author', 'answerBy']] as const)),
          ['responsible', 'answerBy'],
          // With nobody responsible it is the managers' to find somebody in time.
          ...(assignee === null ? ([['manager', 'answerBy']] as const) : []),
        ];
      return until.includes('solution')
        ? [
            ['author', 'resolveBy'],
            ['responsible', 'resolveBy'],
          ]
        : [];
    case 'phone-call-missing':
      return [['author', 'callBy']];
    case 'limit-missing':
      return [
        ['author', 'proposeBy'],
        ['responsible', 'proposeBy'],
      ];
    case 'proposal':
      return [
        ['author', 'by'],
        ['responsible', 'by'],
      ];
    case 'handed-over':
      return [['service', 'by']];
    case 'word-after-solution':
    case 'word-after-closing':
    case 'delivery-failed':
      return [['responsible', 'by']];
    default:
      return [];
  }
}
