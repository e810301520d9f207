import type { Instant } from '../time';
import type { BodyOf, Cause, ProcessEvent } from './event';
import type { ProcessState } from './state';

/** How a kind of process folds its facts. */
export interface Folding<State extends ProcessState, Event extends ProcessEvent> {
  /** The state that the first event makes. @throws for any other event */
  first(event: Event): State;
  /** Folds one fact into the state. Pure and total: an event that is stored has happened. */
  evolve(state: State, event: Event): State;
}

/** What a decision writes into: facts, and the state as each of them leaves it. */
export interface Writing<State extends ProcessState, Event extends ProcessEvent> {
  readonly state: State;
  readonly cause: Cause;
  /** The instant of the cause, from which terms count. */
  readonly at: Instant;
  /** @param effective the instant at which the fact holds, if not that of the cause */
  emit(body: BodyOf<Event>, effective?: Instant): void;
}

/**
 * What one command makes of a process: events, and the state as each of them leaves it. A refused command's draft is thrown
 * away whole.
 */
export class Draft<State extends ProcessState, Event extends ProcessEvent> implements Writing<State, Event> {
  private readonly written: Event[] = [];

  private constructor(
    private readonly folding: Folding<State, Event>,
    private current: State,
    readonly cause: Cause,
  ) {}

  static of<State extends ProcessState, Event extends ProcessEvent>(
    folding: Folding<State, Event>,
    state: State,
    cause: Cause,
  ): Draft<State, Event> {
    return new Draft(folding, state, cause);
  }

  /** The draft of a process that begins with this fact. */
  static open<State extends ProcessState, Event extends ProcessEvent>(
    folding: Folding<State, Event>,
    body: BodyOf<Event>,
    cause: Cause,
  ): Draft<State, Event> {
    // TypeScript cannot spread a union member by member, hence the assertions here and in `emit`.
    const event = { ...body, ...cause, revision: 1 } as unknown as Event;
    const draft = new Draft(folding, folding.first(event), cause);
    draft.written.push(event);
    return draft;
  }

  get state(): State {
    return this.current;
  }

  get events(): readonly Event[] {
    return this.written;
  }

  /** The instant of the cause, from which terms count. */
  get at(): Instant {
    return this.cause.at;
  }

  /** @param effective the instant at which the fact holds, if not that of the cause */
  emit(body: BodyOf<Event>, effective: Instant = this.cause.at): void {
    const at = Math.max(this.cause.at, this.current.lastAt);
    const head = { ...this.cause, at, ...(effective === at ? {} : { asOf: effective }) };
    const event = { ...body, ...head, revision: this.current.revision + 1 } as unknown as Event;
    this.written.push(event);
    this.current = this.folding.evolve(this.current, event);
  }
}
