import type { ActivityPorts } from './ports';
import { told } from './told';
import type { Activities, CommitAnswer, LookRequest } from './types';

/** What runs of release 0.2 ask: a look under their old ids, answered in the form that they know. */
export function createEarlierCommits(ports: ActivityPorts): Pick<Activities, 'commit' | 'commitVisit'> {
  const answer = async (request: LookRequest, asked: readonly string[], requestIds?: readonly string[]) => {
    const fields = { workflowId: request.workflowId, hand: request.hand?.id, commandIds: asked, requestIds };
    const { view, children, revision, next, ended } = await told(ports, request, fields);
    // It showed nothing yet, as far as the request said, so the view has come.
    if (!view) throw new Error('a look without a view');
    const { attributes, details } = view;
    const found = asked.length > 0 ? await ports.store.readOutcomes(asked) : [];
    // What waits still, or was set aside, has no outcome that these runs know of.
    const outcomes = found.flatMap(({ outcome, ...rest }) =>
      outcome === 'done' || outcome === 'refused' ? [{ ...rest, outcome }] : [],
    );
    const base: CommitAnswer = { revision, outcomes, next, ended, attributes, details };
    if (!children || children.length === 0) return base;
    return { ...base, visits: children.map(({ workflowId, summary }) => ({ id: workflowId, summary })) };
  };
  return {
    commit: ({ ticketId, asked, reached, signal, requestIds }) => {
      const hand = signal && { id: signal.id, name: signal.kind, payload: signal.payload };
      return answer({ workflowId: `ticket/${ticketId}`, reached, hand }, asked, requestIds);
    },
    commitVisit: ({ visitId, asked, reached, requestIds }) =>
      answer({ workflowId: `visit/${visitId}`, reached }, asked, requestIds),
  };
}
