import type { Instant } from '../../time';
import type { ClockEventBody } from './events';
import type { ClockState } from './state';

/** Whatever carries clocks. */
export interface ClockBearer {
  readonly clocks: readonly ClockState[];
}

/** What one command makes of a bearer of clocks, as far as clocks go: a ticket's draft, or a visit's. */
export interface ClockDraft {
  readonly state: ClockBearer;
  /** As written so far; `key` and `clock` say which clock a fact is about. */
  readonly events: readonly {
    readonly type: string;
    readonly key?: string;
    readonly clock?: { readonly key: string };
  }[];
  /** The instant of the cause, from which terms count. */
  readonly at: Instant;
  emit(body: ClockEventBody, at?: Instant): void;
}
