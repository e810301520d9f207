import type { Cause } from '../ticket/draft';
import type { Instant } from '../time';
import { evolveVisit, firstVisitState } from './evolve';
import type { VisitEvent, VisitEventBody } from './events';
import type { VisitState } from './state';

type OpenedBody = Extract<VisitEventBody, { type: 'visit-opened' }>;
/** The union of bodies with a head; TypeScript cannot spread a union member by member, hence the one assertion below. */
type LaterEvent = Exclude<VisitEvent, { type: 'visit-opened' }>;
export type LaterVisitBody = Exclude<VisitEventBody, { type: 'visit-opened' }>;

/** What one command makes of a visit: events, and the state as each of them leaves it. */
export class VisitDraft {
  private readonly written: VisitEvent[] = [];

  private constructor(
    private current: VisitState,
    readonly cause: Cause,
  ) {}

  static of(state: VisitState, cause: Cause): VisitDraft {
    return new VisitDraft(state, cause);
  }

  static open(body: OpenedBody, cause: Cause): VisitDraft {
    const event = { ...body, ...cause, revision: 1 };
    const draft = new VisitDraft(firstVisitState(event), cause);
    draft.written.push(event);
    return draft;
  }

  get state(): VisitState {
    return this.current;
  }

  get events(): readonly VisitEvent[] {
    return this.written;
  }

  /** The instant of the cause, from which terms count. */
  get at(): Instant {
    return this.cause.at;
  }

  emit(body: LaterVisitBody, at: Instant = this.cause.at): void {
    const event = { ...body, ...this.cause, at, revision: this.current.revision + 1 } as LaterEvent;
    this.written.push(event);
    this.current = evolveVisit(this.current, event);
  }
}
