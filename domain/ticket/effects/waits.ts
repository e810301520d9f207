import { refuse, type Refusal } from '../../policy/refusals';
import type { Rules } from '../../process';
import { lookUp } from '../../regulation';
import type { Instant } from '../../time';
import type { TicketDraft } from '../state/rule';
import { answerWords, beginWait, deskSpoke, endWait } from './shared';

/** A wait that is about to begin. */
export interface NewWait {
  readonly reason: string;
  readonly until?: Instant | undefined;
  /** What is written to the client with it. */
  readonly messageId: string | null;
  /** The work is put off: only for reasons that allow it. */
  readonly postponed?: boolean;
}

/** Work stands for a reason that the regulation names; it is the only wait of its ticket. */
export function startWait(
  draft: TicketDraft,
  rules: Rules,
  { reason, until, messageId, postponed = false }: NewWait,
): Refusal | null {
  const rule = lookUp(rules.regulation.waits, reason);
  if (rule === undefined) return refuse('unknown-wait');
  if (postponed && rule.postpones !== true) return refuse('wait-not-postponing');
  if (until !== undefined && until <= draft.at) return refuse('until-in-past');
  if (rule.needs === 'agreed-extension' && draft.state.agreements.length === 0) return refuse('wait-needs-extension');
  const current = draft.state.wait;
  if (current?.reason === reason && current.until === (until ?? null)) return refuse('already-waiting');
  answerWords(draft, rules);
  endWait(draft, 'replaced');
  draft.emit({
    type: 'wait-begun',
    reason,
    owner: rule.owner,
    until: until ?? null,
    messageId,
    ...(postponed ? { postponed: true } : {}),
  });
  if (messageId !== null) deskSpoke(draft);
  beginWait(draft, rules, reason);
  return null;
}
