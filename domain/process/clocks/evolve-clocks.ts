import { effectiveAt } from './effective-at';
import type { ClockEvent } from './events';
import type { Instant } from '../../time';
import type { RulesPin } from './rules';
import { sameLimit } from './same-limit';
import type { Aim, ClockPause, ClockState } from './state';

/** A clock that has not been aimed yet, or has nothing to aim at. */
export const noAim: Aim = { due: null, remainingSeconds: null, endOfDay: false, provisional: false, thresholds: [] };

/**
 * Folds one fact about a clock into the clocks of its bearer, and lets go of those that are settled. A key that is not there
 * changes nothing.
 *
 * @param pin what the bearer is pinned to, the fact included
 */
export function evolveClocks(clocks: readonly ClockState[], event: ClockEvent, pin: RulesPin): readonly ClockState[] {
  const next = evolveAllClocks(clocks, event, pin);
  return event.type === 'clock-started' || event.type === 'clock-stopped' ? unsettled(next, event.commandId) : next;
}

/** The same with nothing let go: every clock of every cycle. */
export function evolveAllClocks(
  clocks: readonly ClockState[],
  event: ClockEvent,
  pin: RulesPin,
): readonly ClockState[] {
  if (event.type === 'clock-started') {
    return [...clocks, { ...event.clock, pin, aim: noAim, told: [], stoppedAt: null, stoppedBy: null }];
  }
  return clocks.map((clock) => (clock.key === event.key ? evolveClock(clock, event, pin) : clock));
}

/** The bearer moved to other rules: what runs is aimed by these from now on; what has stopped stays with its own. */
export function pinClocks(clocks: readonly ClockState[], pin: RulesPin): readonly ClockState[] {
  return clocks.map((clock) => (clock.stoppedAt === null ? { ...clock, pin } : clock));
}

/**
 * What runs, and of what has stopped the latest of each code in the newest cycle: it may run on, is shown, and gives the next of
 * its code a key of its own. All others are settled: the events keep them. What one and the same command has stopped stays until
 * it is aimed for the last time.
 */
function unsettled(clocks: readonly ClockState[], commandId: string): readonly ClockState[] {
  const cycle = clocks.reduce((newest, clock) => Math.max(newest, clock.cycle), 0);
  const latest = new Map(clocks.map(({ code, key }) => [code, key]));
  return clocks.filter(
    (clock) =>
      clock.stoppedAt === null ||
      clock.stoppedBy === commandId ||
      (clock.cycle === cycle && latest.get(clock.code) === clock.key),
  );
}

/** Whether a pause of this cause lasts beyond an instant. */
export function outlasts(pause: ClockPause, cause: string, at: Instant): boolean {
  return pause.cause === cause && (pause.to === null || pause.to > at);
}

function evolveClock(
  clock: ClockState,
  event: Exclude<ClockEvent, { type: 'clock-started' }>,
  pin: RulesPin,
): ClockState {
  const at = effectiveAt(event);
  switch (event.type) {
    case 'clock-stopped':
      return {
        ...clock,
        stoppedAt: at,
        stoppedBy: event.commandId,
        // Where it has stopped it stands for nothing more.
        pauses: clock.pauses.flatMap((pause) => {
          if (pause.to !== null && pause.to <= at) return [pause];
          return pause.from < at ? [{ ...pause, to: at }] : [];
        }),
      };
    case 'clock-resumed':
      return {
        ...clock,
        pin,
        stoppedAt: null,
        stoppedBy: null,
        pauses: event.pause === null ? clock.pauses : [...clock.pauses, event.pause],
      };
    case 'clock-paused':
      return { ...clock, pauses: [...clock.pauses, event.pause] };
    case 'clock-unpaused':
      return {
        ...clock,
        pauses: clock.pauses.map((pause) =>
          outlasts(pause, event.cause, at) ? { ...pause, to: Math.max(pause.from, at) } : pause,
        ),
      };
    case 'clock-ruled': {
      const limit = event.rule.limit ?? clock.limit;
      // What was agreed under another limit goes with it, into `agreed`.
      const extensions = sameLimit(limit, clock.limit) ? clock.extensions : [];
      return { ...clock, ...event.rule, pin, agreed: event.agreed, extensions };
    }
    case 'clock-extended':
      return event.on === 'limit' || clock.agreed === null
        ? { ...clock, extensions: [...clock.extensions, event.extension] }
        : { ...clock, agreed: { ...clock.agreed, extensions: [...clock.agreed.extensions, event.extension] } };
    case 'clock-held':
      return { ...clock, notBefore: event.notBefore };
    case 'clock-aimed':
      return { ...clock, pin, aim: event.aim };
    case 'threshold-told':
      return disarmed(clock, [event.code], event.due);
    case 'thresholds-passed':
      return disarmed(clock, event.codes, event.due);
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** A threshold comes up for each aimed due instant once. */
function disarmed(clock: ClockState, codes: readonly string[], due: Instant | null): ClockState {
  return armClock({ ...clock, told: [...clock.told, ...codes.map((code) => ({ code, due }))] }, codes, false);
}

/** The clock with these of its thresholds armed, or not. */
export function armClock(clock: ClockState, codes: readonly string[], armed: boolean): ClockState {
  const thresholds = clock.aim.thresholds.map((threshold) =>
    codes.includes(threshold.code) ? { ...threshold, armed } : threshold,
  );
  return { ...clock, aim: { ...clock.aim, thresholds } };
}
