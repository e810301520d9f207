import type { Message } from '../../process';
import { clientHeard, clientSpoke, keepWord } from '../effects/shared';
import type { TicketRule } from '../state/rule';
import type { OtherTicket } from '../state/state';

/** A word to a ticket that was closed as a duplicate of this one; given by that ticket's commit. */
export interface FollowWord {
  readonly type: 'follow-word';
  readonly from: OtherTicket;
  readonly word: Message;
  /** The tickets that it has come through. */
  readonly via: readonly string[];
}

export interface FollowWordEvents {
  'word-followed': { messageId: string; ticketId: string; tid: string };
}

export const followWord: TicketRule<FollowWord, FollowWordEvents> = {
  type: 'follow-word',
  grant: null,
  check: () => null,
  decide(draft, { from, word, via }, command, { rules }) {
    draft.emit({ type: 'word-followed', messageId: command.id, ticketId: from.id, tid: from.tid });
    // Who took it down on the phone has answered it there.
    if (word.kind === 'call') clientHeard(draft);
    else clientSpoke(draft, rules, command.id);
    keepWord(draft, rules, command.id, via);
    return null;
  },
  message: ({ word }) => word,
};
