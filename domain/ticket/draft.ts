import type { Instant } from '../time';
import { evolve, firstState } from './evolve';
import type { EventActor, EventBody, TicketEvent } from './events';
import type { TicketState } from './state';

type OpenedBody = Extract<EventBody, { type: 'opened' }>;
/** The union of bodies with a head; TypeScript cannot spread a union member by member, hence the one assertion below. */
type LaterEvent = Exclude<TicketEvent, { type: 'opened' }>;
type LaterBody = Exclude<EventBody, { type: 'opened' }>;

export interface Cause {
  readonly at: Instant;
  readonly by: EventActor;
  readonly commandId: string;
}

/**
 * What one command makes of a ticket: events, and the state as each of them leaves it. A refused command's
 * draft is thrown away whole.
 */
export class Draft {
  private readonly written: TicketEvent[] = [];

  private constructor(
    private current: TicketState,
    readonly cause: Cause,
  ) {}

  static of(state: TicketState, cause: Cause): Draft {
    return new Draft(state, cause);
  }

  static open(body: OpenedBody, cause: Cause): Draft {
    const event = { ...body, ...cause, revision: 1 };
    const draft = new Draft(firstState(event), cause);
    draft.written.push(event);
    return draft;
  }

  get state(): TicketState {
    return this.current;
  }

  get events(): readonly TicketEvent[] {
    return this.written;
  }

  /** The instant of the cause, from which terms count. */
  get at(): Instant {
    return this.cause.at;
  }

  emit(body: LaterBody, at: Instant = this.cause.at): void {
    const event = { ...body, ...this.cause, at, revision: this.current.revision + 1 } as LaterEvent;
    this.written.push(event);
    this.current = evolve(this.current, event);
  }
}
