import type { Rules } from '../process';
import type { Situation } from '../regulation';
import type { VisitState } from './state/state';

/** What the conditions of the regulation are asked of: the visit, with what its ticket told of itself. */
export function situationOf(state: VisitState, { regulation }: Rules): Situation {
  return {
    stage: 'visit',
    topic: state.topic,
    requestType: null,
    level: state.level,
    category: null,
    clientCategory: regulation.clientCategory,
    priority: state.priority,
    service: null,
    emergency: 'none',
    fault: 'undetermined',
    wait: null,
    cycle: state.cycle > 1 ? 'later' : 'first',
    round: 'first',
    vehicles: state.vehicles,
    district: state.site.district,
    assigned: state.slot !== null,
    asked: null,
  };
}
