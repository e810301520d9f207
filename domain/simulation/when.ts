/** When those who have something to do come to do it. */
import { addWorkingTime, workingTimeBetween, type Calendar, type Instant } from '../time';
import { runningClocks } from '../process';
import {
  askAgainAfter,
  beforeWork,
  clientTakes,
  coordinatorTakes,
  hard,
  haste,
  slowClient,
  supplierLate,
} from './habits';
import type { Ongoing } from './ongoing';
import type { DeskOfYear } from './stage';
import type { Todo } from './todo';
import { technicianActsAt } from './visit-acts';

const minuteMs = 60_000;

/** After so many minutes of working time. */
export function after(calendar: Calendar, from: Instant, minutes: number): Instant {
  const found = addWorkingTime(calendar, from, Math.max(1, Math.round(minutes * 60)));
  return found.ok ? found.value : from + minutes * minuteMs;
}

/** When somebody acts, or, of the desk, when the request comes into the queue; null: nobody does. */
export function actsAt(desk: DeskOfYear, request: Ongoing, todo: Todo, now: Instant): Instant | null {
  const { chance, stage, played } = request;
  switch (todo.by) {
    case 'desk':
      return queuedAt(desk, request, todo, now);
    case 'client': {
      const slow = chance.happens(slowClient.share) ? slowClient.minutes : 0;
      return after(desk.clients, now, (chance.minutes(clientTakes(todo.code)) + slow) * desk.pace);
    }
    case 'coordinator':
      return after(desk.calendar, now, chance.minutes(coordinatorTakes));
    case 'technician':
      return todo.visit === null ? null : technicianActsAt(stage, todo, todo.visit);
    case 'supplier': {
      const { wait, orders } = played.ticket;
      const expected = (todo.code === 'deliver' ? wait?.until : orders.at(-1)?.expectedAt) ?? now;
      return chance.happens(supplierLate.share)
        ? after(desk.calendar, Math.max(now, expected), chance.minutes(supplierLate.minutes))
        : expected - chance.whole(10, 240) * minuteMs * desk.pace;
    }
    case 'nobody':
      return null;
    default: {
      const never: never = todo.by;
      return never;
    }
  }
}

/** When a specialist can begin with it. */
function queuedAt({ calendar, clients, pace }: DeskOfYear, request: Ongoing, { code }: Todo, now: Instant): Instant {
  const { chance, played } = request;
  const { wait, lapsed } = played.ticket;
  // What was put off is taken up a little before its date.
  if (code === 'continue') return Math.max(now, (wait?.until ?? now) - 60 * minuteMs * pace);
  // Whoever gave no answer is asked again when awake.
  if (code === 'agree-limit' && lapsed !== null) return after(clients, now, askAgainAfter);
  const usual = beforeWork[code];
  if (usual === undefined) return now;
  if (code !== 'solve') return after(calendar, now, chance.minutes(usual) * pace);
  if (chance.happens(hard.share)) return after(calendar, now, chance.minutes(usual + hard.minutes) * pace);
  return after(calendar, now, Math.min(chance.minutes(usual) * pace, haste * timeLeft(request, calendar, now)));
}

/** Minutes of working time until the limit on the whole of the work; a specialist knows the date. */
function timeLeft({ played }: Ongoing, calendar: Calendar, now: Instant): number {
  const dues = runningClocks(played.ticket, { from: ['opened'], until: ['solution'] }).flatMap(
    ({ aim: { due } }) => due ?? [],
  );
  if (dues.length === 0) return Infinity;
  const left = workingTimeBetween(calendar, now, Math.max(now, Math.min(...dues)));
  return left.ok ? left.value / 60 : Infinity;
}
