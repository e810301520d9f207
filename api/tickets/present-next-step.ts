import { nextStep } from '../../domain/ticket';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import { stepText } from '../../texts/steps';
import { timeWithOffset } from '../../texts/zoned-time';
import { presentStep } from './present-step';

/** What a ticket waits for. Readers live by several zones, so its date names the one it is written in. */
export function presentNextStep(state: TicketState, toClient: boolean, language: Language, timeZone: string): object {
  const { clocks, service } = state;
  // Whose of the desk's services it is does not change what a client waits for.
  const seen = toClient ? { ...state, service: { ...service, pending: null } } : state;
  const when = (until: Instant): string => timeWithOffset(timeZone, until);
  return presentStep(nextStep(seen), { toClient, clocks, of: 'ticket', language, when });
}

/** Of a ticket that is gone. */
export function presentNothing(language: Language): object {
  return {
    owes: 'nobody',
    step: 'nothing',
    until: null,
    clock: null,
    text: stepText('nobody', 'nothing', null)[language],
    brief: stepText('nobody', 'nothing', null)[language],
  };
}
