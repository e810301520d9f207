import type { Actor } from '../../policy/actor';
import { leads, notFor, type Standing } from '../../policy/may';
import { stopClocks, type Directory, type Rules } from '../../process';
import type { EmergencyAnswerer, EmergencyEnd, EmergencyEventBodies } from '../state/emergency';
import type { TicketDraft } from '../state/rule';
import { startClocks } from './clocks';
import { rerule } from './shared';

/** From now on it holds: clocks go by the rules that the regulation has for it. */
export function declareEmergency(
  draft: TicketDraft,
  rules: Rules,
  declared: EmergencyEventBodies['emergency-declared'],
): void {
  stopClocks(draft, { from: ['emergency-proposed'] });
  draft.emit({ type: 'emergency-declared', ...declared });
  rerule(draft, rules);
}

/** It waits for an answer, which somebody owes by a date. */
export function proposeEmergency(
  draft: TicketDraft,
  rules: Rules,
  proposed: EmergencyEventBodies['emergency-proposed'],
): void {
  draft.emit({ type: 'emergency-proposed', ...proposed });
  startClocks(draft, rules, 'emergency-proposed', { subject: proposed.proposalId });
}

/** Said no to, or taken back: nothing changes. */
export function dropProposal(draft: TicketDraft, dropped: EmergencyEventBodies['emergency-declined']): void {
  stopClocks(draft, { from: ['emergency-proposed'] });
  draft.emit({ type: 'emergency-declined', ...dropped });
}

/** It is over, or developers have it: working time counts again. */
export function leaveEmergency(
  draft: TicketDraft,
  rules: Rules,
  because: EmergencyEnd,
  messageId: string | null,
): void {
  const { reason } = draft.state.emergency;
  draft.emit({ type: 'emergency-ended', because, reason: reason ?? '', messageId });
  rerule(draft, rules);
}

/** Who agrees to an emergency of this client's: where nobody fills a role, its duty falls to the managers. */
export function answererOf(directory: Directory, standing: Standing): EmergencyAnswerer {
  for (const member of directory.members())
    if (notFor(member, { client: 'nobody', staff: ['personal-manager'] }, standing) === null) return 'personal-manager';
  return 'manager';
}

/** Whether the actor is one of those; whose business the client is, the grant has asked. */
export function answersEmergency(actor: Actor, answeredBy: EmergencyAnswerer): boolean {
  if (actor.kind === 'person' && actor.role === 'personal-manager') return true;
  return answeredBy === 'manager' && leads(actor);
}
