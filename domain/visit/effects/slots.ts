/** Agreed times: held, agreed, given back. */
import { stopClocks } from '../../process';
import { refuse, type Refusal } from '../../policy/refusals';
import type { Rules } from '../../process';
import type { Instant } from '../../time';
import { startVisitClocks, turnKeys, visitRule } from './clocks';
import { allDoubts, doubtsOfTechnician, settleDoubts } from './doubts';
import type { VisitContext } from '../state/rule';
import type { VisitDraft } from '../state/rule';
import type { VisitEventBodies } from '../state/events';

interface Wanted {
  readonly technician: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: 'desk' | 'client';
}

const minute = 60_000;

/** Holds a technician's time for the visit, in place of what it held before; the other side answers. */
export function holdSlot(
  draft: VisitDraft,
  { technician: shortId, from, to, by }: Wanted,
  slotId: string,
  { rules, world: field }: VisitContext,
): Refusal | null {
  const { slots } = visitRule(rules);
  if (from <= draft.at) return refuse('slot-in-past');
  const minutes = (to - from) / minute;
  if (minutes < slots.leastMinutes || minutes > slots.mostMinutes) return refuse('slot-out-of-range');
  const technician = field.technician(shortId);
  if (technician === undefined) return refuse('unknown-technician');
  if (draft.state.skills.some((skill) => !technician.skills.includes(skill))) return refuse('technician-lacks-skill');
  const { site } = draft.state;
  const travelMinutes = technician.home === site.subject ? slots.travelMinutes.home : slots.travelMinutes.away;
  const engaged = field.engagement(shortId, site, from, to, travelMinutes);
  if (engaged !== null) return refuse(engaged);
  stopClocks(draft, { from: ['slot-offered', 'slot-agreed'] });
  // Who names another time has decided that the visit goes ahead; a client who does has not.
  if (by === 'desk') settleDoubts(draft, allDoubts, 'replanned');
  if (draft.state.slot !== null) releaseSlot(draft, 'replaced');
  if (draft.state.handedBackAt !== null) {
    draft.emit({ type: 'taken-up', because: 'slot-offered' });
    stopClocks(draft, { from: ['visit-handed-back'] });
  }
  draft.emit({ type: 'slot-offered', slotId, technician: shortId, from, to, travelMinutes, side: by });
  startVisitClocks(draft, rules, 'slot-offered', {
    subject: slotId,
    owes: by === 'desk' ? 'author' : 'coordinator',
    notAfter: from,
  });
  return null;
}

/** Both sides agree. After a no-show that is also the client's new word that the vehicle will be there. */
export function agreeSlot(draft: VisitDraft, rules: Rules): void {
  const { slot, readinessLost } = draft.state;
  if (slot === null) return;
  stopClocks(draft, { from: ['slot-offered'] });
  draft.emit({ type: 'slot-agreed', slotId: slot.id, technician: slot.technician });
  startVisitClocks(draft, rules, 'slot-agreed', { due: slot.from, subject: slot.id });
  if (!readinessLost) return;
  draft.emit({ type: 'readiness-given', from: draft.at, because: 'slot-agreed' });
  turnKeys(draft, rules);
}

/** Gives the technician's time back, if any is held: whether the technician is there then is no question any more. */
export function releaseSlot(draft: VisitDraft, because: VisitEventBodies['slot-released']['because']): void {
  const { slot } = draft.state;
  settleDoubts(draft, doubtsOfTechnician, 'slot-gone');
  if (slot !== null) draft.emit({ type: 'slot-released', slotId: slot.id, technician: slot.technician, because });
}
