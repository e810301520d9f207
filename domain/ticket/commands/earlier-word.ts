import type { TicketRule } from '../state/rule';
import { answerWords, clientWrote, deskSpoke } from '../effects/shared';
import type { NoteEvents } from './note';

/** A word that was said where the ticket came from, brought in with it; given by an import (decision 0056). */
export interface EarlierWord {
  readonly type: 'earlier-word';
  readonly text: string;
  readonly by: { readonly authorId: string | null; readonly side: 'client' | 'desk' | 'system' };
  readonly attachments?: readonly string[];
  /** Among the desk's own people. */
  readonly internal: boolean;
}

/** It does to the clocks what it would have done here, at its own instant. */
export const earlierWord: TicketRule<EarlierWord, NoteEvents> = {
  type: 'earlier-word',
  grant: null,
  check: () => null,
  decide(draft, { by, internal }, command, { rules }) {
    if (internal || by.side === 'system') {
      draft.emit({ type: 'noted', messageId: command.id });
      return null;
    }
    draft.emit({ type: 'replied', messageId: command.id, side: by.side });
    if (by.side === 'desk') {
      answerWords(draft, rules);
      deskSpoke(draft);
    } else clientWrote(draft, rules, command.id);
    return null;
  },
  message: ({ text, by, internal }) => ({
    kind: internal || by.side === 'system' ? 'internal' : 'public',
    text,
    by,
  }),
};
