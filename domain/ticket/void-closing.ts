import { isClient } from '../policy/actor';
import type { Command, CommandType } from './command';
import type { Draft } from './draft';
import { enterStage } from './effects';

const words: readonly CommandType[] = ['reply', 'object', 'confirm'];

/**
 * A word of the client that reached us at or before the end of silence, but was stored after it, voids the closing
 * in the same cycle (DESIGN section 7.4). The ticket is solved again, and the word is treated as one written then.
 */
export function voidClosing(draft: Draft, command: Command): void {
  const { closed } = draft.state;
  if (closed === null || closed.how !== 'silence' || command.receivedAt > closed.at) return;
  if (!isClient(command.actor) || !words.includes(command.body.type)) return;
  draft.emit({ type: 'closing-voided', messageId: command.id });
  enterStage(draft, 'solved');
}
