import { effectiveAt } from '../process';
import { evolveOrders } from '../parts';
import type { VisitEvent } from './commands';
import { lessNeeded, withoutSpares } from './state/spares';
import type { Doubt, Trip, VisitState } from './state/state';

const noTrip: Trip = { departedAt: null, startedAt: null };

/** The state that the first event of a visit makes. */
export function firstState(event: VisitEvent): VisitState {
  if (event.type !== 'visit-opened') throw new Error(`a visit does not begin with ${event.type}`);
  const { visitId, type: _type, by: _by, commandId: _command, at, asOf: _asOf, ...facts } = event;
  return {
    schema: 5,
    id: visitId,
    ...facts,
    lastAt: at,
    requestedAt: at,
    readiness: null,
    withdrawn: null,
    withdrawals: 0,
    readinessLost: false,
    slot: null,
    trip: noTrip,
    offers: 0,
    setback: null,
    noShows: [],
    handedBackAt: null,
    doubts: [],
    act: null,
    needs: [],
    reserved: [],
    used: [],
    orders: [],
    ended: null,
    clocks: [],
  };
}

/** Folds one fact that several commands write. What changes nothing needs no line. Pure and total: what is stored has happened. */
export function evolve(state: VisitState, event: VisitEvent): VisitState {
  const at = effectiveAt(event);
  switch (event.type) {
    case 'readiness-given':
      return { ...state, readiness: { from: event.from, saidAt: at }, readinessLost: false };
    case 'readiness-withdrawn':
      return {
        ...state,
        readiness: null,
        withdrawn: state.readiness && { ...state.readiness, withdrawnAt: at },
        withdrawals: state.withdrawals + (event.because === 'word' ? 1 : 0),
        readinessLost: event.because === 'no-show',
      };
    case 'slot-offered': {
      const { slotId, technician, from, to, travelMinutes, side } = event;
      const slot = { id: slotId, technician, from, to, travelMinutes, by: side, offeredAt: at, agreedAt: null };
      return { ...state, slot, trip: noTrip, offers: state.offers + 1 };
    }
    case 'slot-agreed':
      return state.slot === null ? state : { ...state, slot: { ...state.slot, agreedAt: at } };
    case 'slot-released':
      return { ...state, slot: null, trip: noTrip };
    case 'departed':
      return { ...state, trip: { ...state.trip, departedAt: at } };
    case 'work-begun':
      return { ...state, trip: { ...state.trip, startedAt: at } };
    case 'work-done': {
      const { actId: id, technician, receivedAt, confirmed, checklist, readings, signature } = event;
      const act = { id, technician, doneAt: at, receivedAt, confirmed, checklist };
      const more = { ...(readings && { readings }), ...(signature === undefined ? {} : { signature }) };
      return { ...state, act: { ...act, ...more } };
    }
    case 'another-visit-needed':
      return setBack(state, 'another-visit');
    case 'work-checked':
      return { ...state, ended: { at, how: 'done', by: 'desk' } };
    case 'check-failed':
      return setBack({ ...state, act: null }, 'check-failed');
    case 'no-show':
      return setBack({ ...state, noShows: [...state.noShows, { at, technician: event.technician }] }, 'no-show');
    case 'handed-back':
      return { ...state, handedBackAt: at };
    case 'taken-up':
      return { ...state, handedBackAt: null };
    case 'visit-in-doubt':
      return {
        ...state,
        doubts: [...without(state.doubts, overtaken(event.because)), { because: event.because, since: at }],
      };
    case 'doubt-settled':
      return { ...state, doubts: without(state.doubts, event.doubts) };
    case 'spares-needed':
      return { ...state, needs: event.lines };
    case 'spares-reserved':
      return { ...state, reserved: [...state.reserved, ...event.lines] };
    case 'spares-released':
      return { ...state, reserved: withoutSpares(state.reserved, event.lines) };
    case 'spares-used':
      return {
        ...state,
        reserved: withoutSpares(state.reserved, event.lines),
        used: [...state.used, ...event.lines],
        needs: lessNeeded(state.needs, event.lines),
      };
    case 'visit-cancelled':
      return { ...state, doubts: [], ended: { at, how: 'cancelled', by: event.side } };
    case 'ticket-followed':
      return { ...state, topic: event.topic, level: event.level, priority: event.priority };
    case 'parts-ordered':
    case 'parts-shipped':
    case 'parts-received':
    case 'parts-cancelled':
      return { ...state, orders: evolveOrders(state, event) };
    default:
      return state;
  }
}

function without(doubts: VisitState['doubts'], settled: readonly Doubt[]): VisitState['doubts'] {
  return doubts.filter(({ because }) => !settled.includes(because));
}

/** A ticket that is closed was solved before, or is solved no more. */
function overtaken(by: Doubt): readonly Doubt[] {
  return by === 'ticket-closed' ? ['ticket-solved'] : [];
}

/** A new time is needed: the trip is over, and the two sides begin to talk anew. */
function setBack(state: VisitState, setback: NonNullable<VisitState['setback']>): VisitState {
  return { ...state, slot: null, trip: noTrip, offers: 0, setback };
}
