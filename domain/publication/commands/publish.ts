import { refuse } from '../../policy/refusals';
import { clockStarted } from '../../process';
import type { ResolvedRule } from '../../regulation';
import type { Instant } from '../../time';
import type { Batch, OpenTickets, PublicationState } from '../state';
import { administrators, type PublicationRule } from './rule';

/**
 * What is drafted is what holds from now on, or from its first day on. The store changes the rules themselves in the transaction in
 * which this is decided.
 */
export interface Publish {
  readonly type: 'publish';
  /** Of the content that is meant. */
  readonly digest: string;
  readonly openTickets: OpenTickets;
  /** Although not everything fits. */
  readonly forced: boolean;
  /** Why, in words of a person. */
  readonly reason: string | null;
  /** When it comes into force; in the past: at once. */
  readonly effectiveAt: Instant | null;
}

/**
 * The clock of what is published before its first day. No regulation names it: a machine waits, and nobody owes anything. It begins as
 * those of proposals do, which end at their date whatever a regulation tells of them.
 */
export const forceClock = 'comes-into-force';
const rule: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'nobody', ends: null };

export const publish: PublicationRule<Publish> = {
  type: 'publish',
  grant: administrators,
  check({ stage }) {
    if (stage === 'rehearsing') return refuse('rehearsing');
    return stage === 'draft' ? null : refuse('not-a-draft');
  },
  decide(draft, { digest, openTickets, forced, effectiveAt }, { actor }, { rules }) {
    if (draft.state.digest !== digest) return refuse('revision-moved');
    if (actor.kind !== 'person') return refuse('not-allowed');
    const later = effectiveAt !== null && effectiveAt > draft.at && openTickets === 'move' ? effectiveAt : null;
    draft.emit({
      ...{ type: 'published', digest, openTickets, forced },
      ...{ person: actor.personId, shortId: actor.shortId, effectiveAt },
    });
    if (later === null) return null;
    const [calendar] = Object.keys(rules.regulation.calendars);
    if (calendar === undefined) throw new Error('rules without a calendar');
    const limit = { kind: 'stated', due: later, source: 'publication' } as const;
    const begun = { code: forceClock, cycle: 1, from: 'proposal', rule: { ...rule, calendar }, limit } as const;
    draft.emit(clockStarted(draft.state, { ...begun, at: draft.at }));
    return null;
  },
  message({ reason }) {
    return reason === null ? null : { kind: 'reason', text: reason };
  },
  folds: {
    published: (state, { openTickets, forced, person: personId, shortId: by, effectiveAt, at }): PublicationState => {
      const published = { at, personId, by, openTickets, forced, effectiveAt };
      if (openTickets === 'keep') return { ...state, published, stage: 'done', endedAt: at };
      if (effectiveAt !== null && effectiveAt > at) return { ...state, published, stage: 'waiting' };
      return { ...state, published, stage: 'moving', batch: begun(at) };
    },
  },
};

/** A batch at its beginning. */
export function begun(since: Instant): Batch {
  return { since, pass: 1, after: null, affected: 0, taken: 0, moved: 0, unfit: 0 };
}
