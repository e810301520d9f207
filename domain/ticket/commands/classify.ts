import { maySet, ticketSetters } from '../../policy/fields';
import { desk } from '../../policy/may';
import { refuse } from '../../policy/refusals';
import { levelOf, lookUp, topicOf } from '../../regulation';
import type { Fault } from '../state/emergency';
import type { TicketRule } from '../state/rule';
import { rerule } from '../effects/shared';
import { situationOf } from '../situation';

/** What the ticket is about. New limits apply to the same recorded intervals. */
export interface Classify {
  readonly type: 'classify';
  readonly topic?: string;
  /** What the problem is. */
  readonly category?: string;
  readonly priority?: string;
  /** Null: by the rules again. */
  readonly level?: string | null;
  readonly vehicles?: number;
  /** Whose fault an emergency is. */
  readonly fault?: Fault;
  readonly reason?: string;
}

export const classify: TicketRule<Classify> = {
  type: 'classify',
  grant: { client: 'nobody', staff: desk },
  check: (state) => (state.stage === 'closed' ? refuse('ticket-closed') : null),
  decide(draft, body, { actor }, { rules }) {
    const { state } = draft;
    const { regulation } = rules;
    if (body.topic !== undefined && lookUp(regulation.topics, body.topic) === undefined) return refuse('unknown-topic');
    if (body.priority !== undefined && lookUp(regulation.priorities, body.priority) === undefined) {
      return refuse('unknown-priority');
    }
    if (body.level != null && lookUp(regulation.levels, body.level) === undefined) return refuse('unknown-level');
    if (body.fault !== undefined && regulation.emergency === undefined) return refuse('not-provided');
    const { priority: byWhom, level: byLead } = ticketSetters.classify;
    if (body.priority !== undefined && !maySet(actor, byWhom)) return refuse('not-allowed');
    if (body.level !== undefined && !maySet(actor, byLead)) return refuse('not-allowed');
    if (body.level !== undefined && body.reason === undefined) return refuse('level-needs-reason');
    if (body.category !== undefined && lookUp(regulation.categories, body.category) === undefined)
      return refuse('unknown-category');
    if (body.category !== undefined && body.category !== state.category && body.reason === undefined)
      return refuse('category-needs-reason');
    const topicCode = body.topic ?? state.topic;
    const topic = topicOf(regulation, topicCode);
    const ownPriority = body.priority ?? state.ownPriority;
    // What a topic has raised goes back with it; what a person names holds until another topic.
    const byTopic = topicCode === state.topic ? state.priority : (topic.priority ?? ownPriority);
    const category = body.category ?? state.category;
    const vehicles = body.vehicles ?? state.vehicles;
    const priority = body.priority ?? byTopic;
    const ownLevel = body.level === undefined ? state.ownLevel : body.level;
    const fault = body.fault ?? state.emergency.fault;
    const situation = { ...situationOf(state, rules), topic: topicCode, category, vehicles, priority, fault };
    const next = {
      topic: topicCode,
      priority,
      ownPriority,
      category,
      level: ownLevel ?? levelOf(regulation, situation),
      ownLevel,
      vehicles,
      phoneCallRequired: topic.phoneCall === 'required',
      ...(body.fault === undefined ? {} : { fault: body.fault }),
    };
    const same =
      next.topic === state.topic &&
      next.priority === state.priority &&
      next.category === state.category &&
      next.level === state.level &&
      next.ownLevel === state.ownLevel &&
      next.vehicles === state.vehicles &&
      fault === state.emergency.fault;
    if (same) return refuse('nothing-to-change');
    draft.emit({ type: 'classified', ...next, reason: body.reason ?? null });
    rerule(draft, rules);
    return null;
  },
};
