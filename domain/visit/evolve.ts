import { evolveClocks } from '../process/clocks';
import { evolveOrders } from '../parts';
import type { VisitEvent } from './events';
import { lessNeeded, withoutSpares } from './spares';
import type { Trip, VisitState, WorkAct } from './state';

type Opened = Extract<VisitEvent, { type: 'visit-opened' }>;
type Later = Exclude<VisitEvent, { type: 'visit-opened' }>;

const noTrip: Trip = { departedAt: null, startedAt: null };

/** The state that the first event of a visit makes. */
export function firstVisitState(event: Opened): VisitState {
  const { visitId, type: _type, by: _by, commandId: _command, at, ...facts } = event;
  return {
    schema: 2,
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
    act: null,
    needs: [],
    reserved: [],
    used: [],
    orders: [],
    ended: null,
    clocks: [],
  };
}

/** Folds one fact into the state. Pure and total: an event that is stored has happened. */
export function evolveVisit(state: VisitState, event: Later): VisitState {
  // A clock may begin and stop in what still lies ahead; what happened has not.
  const lastAt = event.type.startsWith('clock-') ? state.lastAt : Math.max(state.lastAt, event.at);
  return { ...change(state, event), revision: event.revision, lastAt };
}

/** Folds a whole history; undefined for one that does not begin with `visit-opened`. */
export function foldVisit(events: readonly VisitEvent[]): VisitState | undefined {
  const [first, ...rest] = events;
  if (first?.type !== 'visit-opened') return undefined;
  return rest.reduce<VisitState>(
    (state, event) => (event.type === 'visit-opened' ? state : evolveVisit(state, event)),
    firstVisitState(first),
  );
}

function change(state: VisitState, event: Later): VisitState {
  switch (event.type) {
    case 'readiness-given':
      return { ...state, readiness: { from: event.from, saidAt: event.at }, readinessLost: false };
    case 'readiness-withdrawn':
      return {
        ...state,
        readiness: null,
        withdrawn: state.readiness && { ...state.readiness, withdrawnAt: event.at },
        withdrawals: state.withdrawals + (event.because === 'word' ? 1 : 0),
        readinessLost: event.because === 'no-show',
      };
    case 'slot-offered': {
      const { slotId, technician, from, to, travelMinutes, side, at } = event;
      const slot = { id: slotId, technician, from, to, travelMinutes, by: side, offeredAt: at, agreedAt: null };
      return { ...state, slot, trip: noTrip, offers: state.offers + 1 };
    }
    case 'slot-agreed':
      return state.slot === null ? state : { ...state, slot: { ...state.slot, agreedAt: event.at } };
    case 'slot-released':
      return { ...state, slot: null, trip: noTrip };
    case 'departed':
      return { ...state, trip: { ...state.trip, departedAt: event.at } };
    case 'work-begun':
      return { ...state, trip: { ...state.trip, startedAt: event.at } };
    case 'work-done': {
      const { actId: id, technician, receivedAt, confirmed, checklist, at: doneAt } = event;
      return { ...state, act: { id, technician, doneAt, receivedAt, confirmed, checklist, stopped: [] } };
    }
    case 'another-visit-needed':
      return setBack(state, 'another-visit');
    case 'work-checked':
      return { ...state, ended: { at: event.at, how: 'done', by: 'desk' } };
    case 'check-failed':
      return setBack({ ...state, act: null }, 'check-failed');
    case 'no-show':
      return setBack(
        { ...state, noShows: [...state.noShows, { at: event.at, technician: event.technician }] },
        'no-show',
      );
    case 'handed-back':
      return { ...state, handedBackAt: event.at };
    case 'taken-up':
      return { ...state, handedBackAt: null };
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
      return { ...state, ended: { at: event.at, how: 'cancelled', by: event.side } };
    case 'ticket-followed':
      return { ...state, topic: event.topic, level: event.level, priority: event.priority };
    case 'rules-pinned':
      return { ...state, rules: event.to };
    case 'parts-ordered':
    case 'parts-shipped':
    case 'parts-received':
    case 'parts-cancelled':
      return { ...state, orders: evolveOrders(state.orders, event) };
    case 'clock-stopped':
      return { ...state, act: stoppedBy(state.act, event), clocks: evolveClocks(state.clocks, event) };
    case 'clock-started':
    case 'clock-resumed':
    case 'clock-paused':
    case 'clock-unpaused':
    case 'clock-limited':
    case 'clock-extended':
    case 'clock-held':
    case 'clock-aimed':
    case 'threshold-told':
      return { ...state, clocks: evolveClocks(state.clocks, event) };
    default: {
      const never: never = event;
      return never;
    }
  }
}

function stoppedBy(act: WorkAct | null, { key, commandId }: Extract<Later, { type: 'clock-stopped' }>): WorkAct | null {
  return act?.id === commandId ? { ...act, stopped: [...act.stopped, key] } : act;
}

/** A new time is needed: the trip is over, and the two sides begin to talk anew. */
function setBack(state: VisitState, setback: NonNullable<VisitState['setback']>): VisitState {
  return { ...state, slot: null, trip: noTrip, offers: 0, setback };
}
