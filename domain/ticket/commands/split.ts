import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import type { Rules } from '../../process';
import { lookUp } from '../../regulation';
import type { TicketRule } from '../state/rule';
import type { TicketState } from '../state/state';
import type { Open, SplitOrigin } from './open';

/** A second problem gets a ticket of its own (SK-5); its terms count from this instant. */
export interface Split {
  readonly type: 'split';
  readonly subject: string;
  readonly text: string;
  /** Absent: that of the request type, or of the ticket it is split off. */
  readonly topic?: string;
  /** Whose form was filled in, as in a filing. */
  readonly requestType?: string;
  /** Those with the second problem, if it is known how many. */
  readonly vehicles?: number;
  /** Beside the text, as in a filing. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Files of this ticket, which get a copy in the new one, or such as were uploaded for it. */
  readonly attachments?: readonly string[];
}

export interface SplitEvents {
  'split-off': { ticketId: string };
}

export const split: TicketRule<Split, SplitEvents> = {
  type: 'split',
  grant: { client: 'nobody', staff: desk },
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, { topic }, { id }, { rules }) {
    if (topic !== undefined && lookUp(rules.regulation.topics, topic) === undefined) return refuse('unknown-topic');
    // The new ticket goes by the id of the command: decided twice, it is still one ticket.
    draft.emit({ type: 'split-off', ticketId: id });
    return null;
  },
  handsFilesOn: true,
  folds: {
    'split-off': (state, { ticketId }) => ({ ...state, splitOff: [...state.splitOff, ticketId] }),
  },
};

/** What a ticket that is split off is opened with, beside the words, fields and files that the command names. */
export type SplitOff = Pick<
  Open,
  'authorId' | 'authorKind' | 'requestType' | 'topic' | 'category' | 'priority' | 'level' | 'vehicles' | 'service'
> & {
  readonly splitFrom: SplitOrigin;
};

/** The same people stand behind both problems: author, colleagues who follow, responsible, their service. The level is the contract's. */
export function splitOff(state: TicketState, body: Split, rules: Rules): SplitOff {
  const form = lookUp(rules.regulation.requestTypes, body.requestType);
  const topic = body.topic ?? form?.topic;
  const { id, tid, authorId, authorKind, sharedWith, assignee, ownLevel, category } = state;
  return {
    authorId,
    authorKind,
    requestType: body.requestType ?? null,
    topic: topic ?? state.topic,
    priority: priorityOf(state, topic, rules),
    level: ownLevel,
    category: form?.category ?? category,
    vehicles: body.vehicles ?? null,
    ...(state.service.holds === null ? {} : { service: state.service.holds }),
    splitFrom: { ticketId: id, tid, sharedWith, assignee },
  };
}

/**
 * The topic's own priority goes first, then the one that somebody gave the first problem. A priority that its topic had brought
 * says nothing of another topic. Null: as for any filing under that topic.
 */
function priorityOf(state: TicketState, topic: string | undefined, { regulation }: Rules): string | null {
  if (topic === undefined || topic === state.topic) return state.priority;
  if (lookUp(regulation.topics, topic)?.priority != null) return null;
  return state.priority === lookUp(regulation.topics, state.topic)?.priority ? null : state.priority;
}
