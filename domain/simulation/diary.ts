/** When the technicians of a simulation are on their way or at work. All of them live everywhere, and have every skill and spare. */
import type { VisitRule } from '../regulation';
import { addWorkingTime, workingTimeBetween, type Calendar, type Instant } from '../time';
import type { Field, VisitState } from '../visit';

interface Booking {
  readonly technician: string;
  /** With the way before it. */
  readonly from: Instant;
  readonly to: Instant;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Nobody plans further ahead than this many hours of working time. */
const farthestHours = 400;

export class Diary {
  readonly #bookings = new Map<string, Booking>();

  constructor(
    private readonly technicians: readonly string[],
    private readonly skills: readonly string[],
  ) {}

  note({ id, slot, ended }: VisitState): void {
    if (slot === null || ended !== null) this.#bookings.delete(id);
    else {
      const { technician, from, to, travelMinutes } = slot;
      this.#bookings.set(id, { technician, from: from - travelMinutes * minuteMs, to });
    }
  }

  field(visit: VisitState): Field {
    const { skills } = this;
    return {
      technician: (shortId) =>
        this.technicians.includes(shortId) ? { shortId, skills, home: visit.site.subject } : undefined,
      engagement: (shortId, _site, from, to, travelMinutes) =>
        this.#isFree(shortId, visit.id, from - travelMinutes * minuteMs, to) ? null : 'technician-busy',
      stock: () => 1_000,
    };
  }

  /** The first two hours of working time from an instant on in which somebody is free; null: there are none in sight. */
  free(
    visit: VisitState,
    { slots }: VisitRule,
    calendar: Calendar,
    from: Instant,
  ): { readonly technician: string; readonly from: Instant; readonly to: Instant } | null {
    const length = Math.min(Math.max(2 * hourMs, slots.leastMinutes * minuteMs), slots.mostMinutes * minuteMs);
    const travel = slots.travelMinutes.home * minuteMs;
    for (let hours = 0; hours < farthestHours; hours += 1) {
      const moment = addWorkingTime(calendar, from, hours * 3_600 + 60);
      if (!moment.ok) return null;
      const begins = Math.ceil(moment.value / hourMs) * hourMs;
      const worked = workingTimeBetween(calendar, begins, begins + length);
      if (!worked.ok || worked.value * 1_000 < length) continue;
      const technician = this.technicians.find((each) =>
        this.#isFree(each, visit.id, begins - travel, begins + length),
      );
      if (technician !== undefined) return { technician, from: begins, to: begins + length };
    }
    return null;
  }

  #isFree(technician: string, visit: string, from: Instant, to: Instant): boolean {
    for (const [id, booking] of this.#bookings)
      if (id !== visit && booking.technician === technician && booking.from < to && from < booking.to) return false;
    return true;
  }
}
