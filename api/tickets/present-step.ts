import type { ClockState } from '../../domain/process/clocks';
import type { NextStep } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { stepText } from '../../texts/steps';
import { isoOrNull } from './present-clock';

/** Steps that are the desk's own affair, as a client hears of them: what follows from them outside. */
const outside: Partial<Record<NextStep['step'], Pick<NextStep, 'owes' | 'step'>>> = {
  'bring-spares': { owes: 'technician', step: 'go' },
  decide: { owes: 'coordinator', step: 'decide' },
  'decide-visit': { owes: 'coordinator', step: 'offer-slot' },
  'ask-arrival': { owes: 'supplier', step: 'deliver-parts' },
};

export interface StepShowing {
  readonly toClient: boolean;
  /** Clocks of the ticket or the visit whose step it is. */
  readonly clocks: readonly ClockState[];
  readonly of: 'ticket' | 'visit';
  readonly language: Language;
  /** How its date is written in the sentence. */
  readonly when: (until: Instant) => string;
}

/** Who owes what until when, also in a sentence. */
export function presentStep(next: NextStep, { toClient, clocks, of, language, when }: StepShowing): object {
  const { owes, step, until, clock } = toClient ? asHeardOutside(next) : next;
  const limit = clocks.find(({ key }) => key === clock)?.limit.kind;
  const undated =
    until === null && (limit === 'to-be-agreed' || limit === 'not-promised') ? ` (${noTerm[limit][language]})` : '';
  const text = stepText(owes, step, until === null ? null : when(until), of)[language];
  const brief = stepText(owes, step, null, of)[language];
  return { owes, step, until: isoOrNull(until), clock, text: `${text}${undated}`, brief: `${brief}${undated}` };
}

/** Only the agreed time is a date that the client knows of. */
export function asHeardOutside(next: NextStep): NextStep {
  const heard = outside[next.step];
  if (heard === undefined) return next;
  const dated = heard.step === 'go' ? { until: next.until, clock: next.clock } : { until: null, clock: null };
  return { ...heard, ...dated };
}
