import { refuse, type Refusal } from '../../policy/refusals';
import type { AnnouncementState } from '../state';
import { askServices, schedule, send, tooLate, writers, type AnnouncementRule } from './rule';

/** It is written: services are asked, or it leaves ahead of time; an emergency at once. */
export interface Announce {
  readonly type: 'announce';
}

export const announce: AnnouncementRule<Announce> = {
  type: 'announce',
  grant: writers,
  check: ({ stage }) => (stage === 'draft' ? null : refuse(stage === 'cancelled' ? 'announcement-over' : 'announced')),
  decide(draft, _body, _command, { rules }) {
    const { plan } = draft.state;
    const late = tooLate(rules, plan, draft.at);
    if (late !== null) return late;
    if (plan.about === 'maintenance') {
      if (plan.services.length > 0) return askServices(draft, rules);
      // A desk with no services has nobody to agree with.
      if (Object.keys(rules.regulation.services).length > 0) return refuse('services-needed');
    }
    if (plan.about === 'emergency') send(draft, rules);
    else schedule(draft, rules);
    return null;
  },
  folds: {
    'agreement-asked': (state, { at }) => ({
      ...state,
      stage: 'agreeing',
      // Asked again, each is told again: by the version one knows who has been.
      version: state.agreements.length === 0 ? state.version : state.version + 1,
      agreements: state.plan.services.map((service) => ({ service, answer: null, by: null })),
      sending: { round: 'asking', since: at },
    }),
    'announcement-scheduled': (state) => ({ ...state, stage: 'scheduled' }),
    'announcement-sent': (state, { at }) => ({
      ...state,
      stage: 'sent',
      sentAt: at,
      sending: { round: 'telling', since: at },
    }),
  },
};

/** It does not wait for its date. */
export interface SendNow {
  readonly type: 'send';
}

export const sendNow: AnnouncementRule<SendNow> = {
  type: 'send',
  grant: writers,
  check: ({ stage }: AnnouncementState): Refusal | null => (stage === 'scheduled' ? null : refuse('not-scheduled')),
  decide(draft, _body, _command, { rules }) {
    send(draft, rules);
    return null;
  },
};
