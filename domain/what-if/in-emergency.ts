/** What an emergency would change. */
import { refuse } from '../policy/refusals';
import { aimClocks, causeOf, clockDraft, Draft, type Rules } from '../process';
import { ticketKind } from '../ticket';
import { declareEmergency, leaveEmergency } from '../ticket/effects/emergencies';
import type { Instant } from '../time';
import type { Act } from './act';
import { catalogOf, envelope, manager } from './acting';
import type { Question } from './question';

/** Declared, and taken over by developers: the clocks go by the rules that the regulation has for each. */
export function inEmergency(
  { declaredAt, fault, developersAt }: NonNullable<Question['emergency']>,
  not: (at: Instant) => Instant,
): readonly Act[] {
  const act = (at: Instant, field: string, does: (draft: TicketPlay, rules: Rules) => void): Act => ({
    at: not(at),
    place: ['emergency', field],
    does(ticket, visit, rules) {
      if (rules.regulation.emergency === undefined) return refuse('not-provided');
      const draft = Draft.of(ticketKind, ticket, causeOf(envelope(`emergency-${field}`, manager, not(at))));
      does(draft, rules);
      aimClocks(clockDraft(draft), catalogOf(rules));
      return { ticket: draft.state, visit };
    },
  });
  const declared = act(declaredAt, 'declaredAt', (draft, rules) => {
    const [reason = ''] = Object.keys(rules.regulation.emergency?.reasons ?? {});
    declareEmergency(draft, rules, { reason, fault, proposalId: null, messageId: null });
  });
  if (developersAt === null) return [declared];
  const taken = act(developersAt, 'developersAt', (draft, rules) => leaveEmergency(draft, rules, 'developers', null));
  return [declared, taken];
}

type TicketPlay = Parameters<typeof declareEmergency>[0];
