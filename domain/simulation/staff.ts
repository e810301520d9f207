/** The desk's specialists: each works on one request at a time, in the desk's working time, and takes the next by the order of handling. */
import type { PersonActor } from '../policy/actor';
import { addWorkingTime, isWorkingTime, nextWorkingMoment, type Calendar, type Instant } from '../time';
import { Agenda } from './agenda';

export class Staff<Item> {
  readonly #queue = new Agenda<Item>();
  readonly #free: PersonActor[];
  /** Minutes of working time that were spent. */
  worked = 0;

  constructor(
    specialists: readonly PersonActor[],
    private readonly calendar: Calendar,
  ) {
    this.#free = [...specialists].reverse();
  }

  /** By the rank of its priority, then by arrival (HT-4). */
  wait(item: Item, rank: number, receivedAt: Instant): void {
    this.#queue.enter(rank, receivedAt, item);
  }

  /** @returns when the desk opens next, where it is closed and somebody waits; null: nobody has to be woken */
  opensAt(now: Instant): Instant | null {
    if (this.#queue.size === 0 || isWorkingTime(this.calendar, now)) return null;
    const next = nextWorkingMoment(this.calendar, now + 1);
    return next.ok ? next.value : null;
  }

  /** The next request for somebody who is free, and until when that one is at work on it; null: there is none, or the desk is closed. */
  take(
    now: Instant,
    minutesOf: (item: Item) => number | null,
  ): { readonly item: Item; readonly by: PersonActor; readonly until: Instant } | null {
    if (!isWorkingTime(this.calendar, now)) return null;
    while (this.#free.length > 0) {
      const next = this.#queue.take();
      if (next === undefined) return null;
      const { item } = next;
      const minutes = minutesOf(item);
      // Somebody else has acted meanwhile.
      if (minutes === null) continue;
      const by = this.#free.pop();
      const until = addWorkingTime(this.calendar, now, minutes * 60);
      if (by === undefined || !until.ok) return null;
      this.worked += minutes;
      return { item, by, until: until.value };
    }
    return null;
  }

  giveBack(by: PersonActor): void {
    this.#free.push(by);
  }
}
