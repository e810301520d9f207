/** A year of made-up requests, lived through in the order of time: words, what time brings, and people who are free or not. */
import type { PersonActor } from '../policy/actor';
import type { Instant } from '../time';
import type { TicketState } from '../ticket';
import { othersAct, ownWord, specialistActs, type OwnWord } from './acting';
import { Agenda } from './agenda';
import type { Surroundings } from './case';
import type { Chance } from './chance';
import { afterClosing, newsAfter, workOn } from './habits';
import { madeUp, type Ongoing } from './ongoing';
import type { Saying } from './saying';
import type { DeskOfYear } from './stage';
import type { Staff } from './staff';
import { todoOf } from './todo';
import type { Waiting } from './waiting';
import { actsAt, after } from './when';

/** Nobody tries again and again what cannot be. */
const mostRefusals = 5;

/** What happens at an instant. */
type Happening =
  | { readonly what: 'filed'; readonly place: number }
  | { readonly what: 'act' | 'queue'; readonly of: Ongoing; readonly plan: number }
  | { readonly what: 'done'; readonly of: Ongoing; readonly by: PersonActor }
  | { readonly what: 'opens' }
  | { readonly what: OwnWord; readonly of: Ongoing; readonly cycle: number }
  | { readonly what: 'tick'; readonly of: Ongoing };

export interface Parts {
  readonly desk: DeskOfYear;
  readonly around: Surroundings;
  readonly staff: Staff<Ongoing>;
  readonly saying: Saying;
  readonly waiting: Waiting;
  /** The chance of each request, by its place. */
  readonly chanceOf: (place: number) => Chance;
  /** Told of each request once: when it is over, or as it stands at the end. */
  readonly over: (request: Ongoing) => void;
}

export class Year {
  readonly #ongoing = new Set<Ongoing>();
  readonly #agenda = new Agenda<Happening>();
  #opening: Instant | null = null;

  constructor(private readonly parts: Parts) {}

  /** Lives until the end. @param filings in their order */
  live(filings: readonly Instant[], end: Instant): void {
    filings.forEach((at, place) => this.#enter(at, { what: 'filed', place }));
    for (let next = this.#agenda.take(); next !== undefined && next.at < end; next = this.#agenda.take()) {
      this.#happens(next.at, next.item);
      this.#handOut(next.at);
    }
    for (const request of this.#ongoing) {
      this.parts.waiting.end(request.wait, request.played.id, end);
      this.#settle(request);
    }
  }

  /** Words go before what falls due at the same instant. */
  #enter(at: Instant, happening: Happening): void {
    this.#agenda.enter(at, happening.what === 'tick' ? 1 : 0, happening);
  }

  #happens(now: Instant, happening: Happening): void {
    const { saying, staff } = this.parts;
    switch (happening.what) {
      case 'filed':
        return this.#file(now, happening.place);
      case 'act':
        if (happening.plan === happening.of.plan && othersAct(saying, happening.of, now))
          this.#changed(now, happening.of);
        return;
      case 'queue':
        if (happening.plan === happening.of.plan) this.#queue(happening.of);
        return;
      case 'done':
        staff.giveBack(happening.by);
        happening.of.taken = false;
        specialistActs(saying, happening.of, happening.by, now);
        return this.#changed(now, happening.of);
      case 'opens':
        this.#opening = null;
        return;
      case 'news':
      case 'rating':
      case 'reopening':
        return this.#comesToMind(now, happening.what, happening.of, happening.cycle);
      case 'tick':
        return this.#tick(now, happening.of);
      default: {
        const never: never = happening;
        return never;
      }
    }
  }

  /** Whoever is free takes the next. */
  #handOut(now: Instant): void {
    const { staff } = this.parts;
    for (;;) {
      const taken = staff.take(now, (request) => this.#workOf(request));
      if (taken === null) break;
      this.#enter(taken.until, { what: 'done', of: taken.item, by: taken.by });
    }
    const opens = staff.opensAt(now);
    if (opens === null || this.#opening === opens) return;
    this.#opening = opens;
    this.#enter(opens, { what: 'opens' });
  }

  /** Minutes of work with it; null: there is nothing for a specialist to do any more. */
  #workOf(request: Ongoing): number | null {
    const { todo, chance } = request;
    if (todo?.by === 'desk') return chance.minutes(workOn(todo.code));
    request.taken = false;
    return null;
  }

  #file(at: Instant, place: number): void {
    const { desk, around, saying, chanceOf } = this.parts;
    const { request, body, channel } = madeUp(place, desk, around, chanceOf(place));
    saying.file(at, request, desk.cast.author, body, channel);
    this.#ongoing.add(request);
    if (request.stage.plan.asksForNews) this.#thinksOf(at, 'news', newsAfter, request);
    this.#review(at, request);
  }

  #thinksOf(now: Instant, what: OwnWord, minutes: number, of: Ongoing): void {
    if (what !== 'news') of.ahead += 1;
    const at = after(this.parts.desk.clients, now, of.chance.minutes(minutes));
    this.#enter(at, { what, of, cycle: of.played.ticket.cycle });
  }

  #comesToMind(now: Instant, what: OwnWord, request: Ongoing, cycle: number): void {
    if (what !== 'news') request.ahead -= 1;
    if (request.settled) return;
    const word = request.played.ticket.cycle === cycle ? ownWord(request, what) : null;
    if (word !== null) this.parts.saying.toTicket(now, request, this.parts.desk.cast.author, word);
    this.#changed(now, request);
  }

  #queue(request: Ongoing): void {
    if (request.taken) return;
    request.taken = true;
    const { priority, receivedAt } = request.played.ticket;
    const rank = this.parts.desk.rules.regulation.priorities[priority]?.rank ?? 0;
    this.parts.staff.wait(request, rank, receivedAt);
  }

  #tick(now: Instant, request: Ongoing): void {
    const tick = request.played.nextTick();
    // It was aimed anew meanwhile.
    if (request.settled || tick === null || tick.at !== now) return;
    request.played.tick(tick);
    request.nextTick = null;
    this.#changed(now, request);
  }

  /** Something has happened; whoever has what was asked for may think of more. */
  #changed(now: Instant, request: Ongoing): void {
    if (request.settled) return;
    const { ticket } = request.played;
    if (request.wait !== null && ticket.closed?.at === now && isServed(ticket)) {
      const { rates, reopens } = afterClosing;
      if (request.chance.happens(rates.share)) this.#thinksOf(now, 'rating', rates.minutes, request);
      if (request.chance.happens(reopens.share)) this.#thinksOf(now, 'reopening', reopens.minutes, request);
    }
    this.#review(now, request);
  }

  /** Who waits for whom, what is to be done and when, and what time brings next. */
  #review(now: Instant, request: Ongoing): void {
    const { played, stage } = request;
    const { waiting, desk } = this.parts;
    request.wait = waiting.follow(played, request.wait, now);
    const todo = todoOf(played);
    if (todo.key !== request.todo?.key && request.refused < mostRefusals) {
      request.plan += 1;
      const at = actsAt(desk, request, todo, now);
      const what = todo.by === 'desk' ? 'queue' : 'act';
      if (at !== null) this.#enter(Math.max(at, now), { what, of: request, plan: request.plan });
    }
    request.todo = todo;
    const tick = played.nextTick();
    if (tick !== null && tick.at !== request.nextTick) this.#enter(tick.at, { what: 'tick', of: request });
    request.nextTick = tick?.at ?? null;
    if (stage.isOver && request.ahead === 0) this.#settle(request);
  }

  #settle(request: Ongoing): void {
    if (request.settled) return;
    request.settled = true;
    this.#ongoing.delete(request);
    this.parts.over(request);
  }
}

/** It ended with what the client came for. */
function isServed({ closed }: TicketState): boolean {
  return closed !== null && closed.how !== 'declined' && closed.how !== 'redirected' && closed.how !== 'duplicate';
}
