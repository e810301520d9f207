import { refuse } from '../../policy/refusals';
import type { OpenTickets, RehearsalSummary } from '../state';
import { administrators, type PublicationRule } from './rule';

/** What publishing would do to every open process is asked for. */
export interface Rehearse {
  readonly type: 'rehearse';
  readonly openTickets: OpenTickets;
}

export const rehearse: PublicationRule<Rehearse> = {
  type: 'rehearse',
  grant: administrators,
  check({ stage }) {
    if (stage === 'rehearsing') return refuse('rehearsing');
    return stage === 'draft' ? null : refuse('not-a-draft');
  },
  decide(draft, { openTickets }) {
    draft.emit({ type: 'rehearsal-asked', digest: draft.state.digest, openTickets });
    return null;
  },
  folds: {
    'rehearsal-asked': (state, { commandId: id, digest, openTickets, at }) => ({
      ...state,
      stage: 'rehearsing',
      rehearsing: { id, digest, openTickets, at },
    }),
  },
};

/** A rehearsal has come to its end; one whose content was revised meanwhile is not heard any more. */
export interface Rehearsed {
  readonly type: 'rehearsed';
  /** Of the command that asked. */
  readonly rehearsal: string;
  readonly result: { readonly summary: RehearsalSummary } | { readonly fault: string };
}

export const rehearsed: PublicationRule<Rehearsed> = {
  type: 'rehearsed',
  grant: null,
  check: () => null,
  decide(draft, { rehearsal, result }) {
    if (draft.state.rehearsing?.id !== rehearsal) return refuse('nothing-to-change');
    if ('fault' in result) draft.emit({ type: 'rehearsal-failed', fault: result.fault });
    else draft.emit({ type: 'rehearsed', summary: result.summary });
    return null;
  },
  folds: {
    rehearsed: ({ rehearsing, ...state }, { summary }) => ({
      ...state,
      stage: 'draft',
      rehearsing: null,
      rehearsal: rehearsing && { ...rehearsing, result: { summary } },
    }),
    'rehearsal-failed': ({ rehearsing, ...state }, { fault }) => ({
      ...state,
      stage: 'draft',
      rehearsing: null,
      rehearsal: rehearsing && { ...rehearsing, result: { fault } },
    }),
  },
};
