import type { ClockEvent } from './events';
import type { Instant } from '../../time';
import type { Aim, ClockPause, ClockState } from './state';

/** A clock that has not been aimed yet, or has nothing to aim at. */
export const noAim: Aim = { due: null, remainingSeconds: null, endOfDay: false, provisional: false, thresholds: [] };

/** Folds one fact about a clock into the clocks of its bearer. A key that is not there changes nothing. */
export function evolveClocks(clocks: readonly ClockState[], event: ClockEvent): readonly ClockState[] {
  if (event.type === 'clock-started') {
    return [...clocks, { ...event.clock, aim: noAim, told: [], stoppedAt: null }];
  }
  return clocks.map((clock) => (clock.key === event.key ? evolveClock(clock, event) : clock));
}

/** Whether a pause of this cause lasts beyond an instant. */
export function outlasts(pause: ClockPause, cause: string, at: Instant): boolean {
  return pause.cause === cause && (pause.to === null || pause.to > at);
}

function evolveClock(clock: ClockState, event: Exclude<ClockEvent, { type: 'clock-started' }>): ClockState {
  switch (event.type) {
    case 'clock-stopped':
      return {
        ...clock,
        stoppedAt: event.at,
        // Where it has stopped it stands for nothing more.
        pauses: clock.pauses.flatMap((pause) => {
          if (pause.to !== null && pause.to <= event.at) return [pause];
          return pause.from < event.at ? [{ ...pause, to: event.at }] : [];
        }),
      };
    case 'clock-resumed':
      return {
        ...clock,
        stoppedAt: null,
        pauses: event.pause === null ? clock.pauses : [...clock.pauses, event.pause],
      };
    case 'clock-paused':
      return { ...clock, pauses: [...clock.pauses, event.pause] };
    case 'clock-unpaused': {
      const end = event.asOf ?? event.at;
      return {
        ...clock,
        pauses: clock.pauses.map((pause) =>
          outlasts(pause, event.cause, end) ? { ...pause, to: Math.max(pause.from, end) } : pause,
        ),
      };
    }
    case 'clock-limited':
      return { ...clock, limit: event.limit, agreed: event.agreed, extensions: [] };
    case 'clock-extended':
      return event.on === 'limit' || clock.agreed === null
        ? { ...clock, extensions: [...clock.extensions, event.extension] }
        : { ...clock, agreed: { ...clock.agreed, extensions: [...clock.agreed.extensions, event.extension] } };
    case 'clock-held':
      return { ...clock, notBefore: event.notBefore };
    case 'clock-aimed':
      return { ...clock, aim: event.aim };
    case 'threshold-told':
      return {
        ...clock,
        told: [...clock.told, { code: event.code, due: event.due }],
        aim: {
          ...clock.aim,
          thresholds: clock.aim.thresholds.map((threshold) =>
            threshold.code === event.code ? { ...threshold, armed: false } : threshold,
          ),
        },
      };
    default: {
      const never: never = event;
      return never;
    }
  }
}
