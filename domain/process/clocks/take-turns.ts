import type { Instant } from '../../time';
import type { ClockBearer } from './draft';
import { nextTick, type Tick } from './next-tick';

interface Turn<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
}

export interface Turns<State extends ClockBearer, Command extends { readonly receivedAt: Instant }, Event> {
  readonly state: State | null;
  /** In order of arrival. */
  readonly commands: readonly Command[];
  readonly now: Instant;
  /** Null where the command changed nothing. */
  decide(state: State | null, command: Command): Turn<State, Event> | null;
  tick(state: State, tick: Tick): Turn<State, Event>;
}

/**
 * Waiting commands in order of arrival and due thresholds, whichever came first; a receipt at or before a due instant goes
 * before its tick. Run again with nothing waiting, it finds nothing to do.
 */
export function takeTurns<State extends ClockBearer, Command extends { readonly receivedAt: Instant }, Event>(
  turns: Turns<State, Command, Event>,
): { readonly state: State | null; readonly events: readonly Event[] } {
  const events: Event[] = [];
  const waiting = [...turns.commands];
  let { state } = turns;
  for (;;) {
    const [command] = waiting;
    const tick = state === null ? null : nextTick(state);
    if (
      state !== null &&
      tick !== null &&
      tick.at <= turns.now &&
      (command === undefined || tick.at < command.receivedAt)
    ) {
      const turn = turns.tick(state, tick);
      events.push(...turn.events);
      state = turn.state;
      continue;
    }
    if (command === undefined) return { state, events };
    waiting.shift();
    const turn = turns.decide(state, command);
    if (turn === null) continue;
    events.push(...turn.events);
    state = turn.state;
  }
}
