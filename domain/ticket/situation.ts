import type { Rules } from '../process';
import type { Situation } from '../regulation';
import { askedOf } from './state/agreement';
import type { TicketState } from './state/state';

/** What the conditions of the regulation are asked of: the ticket as it stands. */
export function situationOf(state: TicketState, { regulation }: Rules): Situation {
  return {
    stage: state.stage,
    topic: state.topic,
    requestType: state.requestType,
    level: state.level,
    category: state.category,
    clientCategory: regulation.clientCategory,
    priority: state.priority,
    service: state.service.holds,
    emergency: state.emergency.state,
    fault: state.emergency.fault,
    wait: state.wait?.reason ?? null,
    cycle: state.cycle > 1 ? 'later' : 'first',
    round: state.roundStartedAt > state.cycleStartedAt ? 'later' : 'first',
    vehicles: state.vehicles,
    district: null,
    assigned: state.assignee !== null,
    asked: askedOf(state),
  };
}
