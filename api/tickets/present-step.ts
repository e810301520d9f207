import type { ClockState } from '../../domain/clock';
import type { NextStep } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { noTerm } from '../../texts/limits';
import { stepText } from '../../texts/steps';
import { isoOrNull } from './present-clock';

export interface StepShowing {
  /** Clocks of the ticket or the visit whose step it is. */
  readonly clocks: readonly ClockState[];
  readonly of: 'ticket' | 'visit';
  readonly language: Language;
  /** How its date is written in the sentence. */
  readonly when: (until: Instant) => string;
}

/** Who owes what until when, also in a sentence. */
export function presentStep(next: NextStep, { clocks, of, language, when }: StepShowing): object {
  const { owes, step, until, clock } = next;
  const limit = clocks.find(({ key }) => key === clock)?.limit.kind;
  const undated =
    until === null && (limit === 'to-be-agreed' || limit === 'not-promised') ? ` (${noTerm[limit][language]})` : '';
  const text = stepText(owes, step, until === null ? null : when(until), of)[language];
  return { owes, step, until: isoOrNull(until), clock, text: `${text}${undated}` };
}
