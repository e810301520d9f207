import type { Instant } from '../../time';
import type { ClockEventBody } from './events';
import type { ClockState } from './state';
import type { RulesPin } from './rules';

/** Whatever carries clocks. */
export interface ClockBearer {
  readonly clocks: readonly ClockState[];
}

/** What writes facts about the clocks of a bearer. */
export interface ClockWriting {
  readonly state: ClockBearer;
  /** The instant of the cause, from which terms count. */
  readonly at: Instant;
  /** @param effective the instant at which the fact holds, if not that of the cause */
  emit(body: ClockEventBody, effective?: Instant): void;
}

/** What one command makes of a bearer of clocks, as far as clocks go. */
export interface ClockDraft extends ClockWriting {
  readonly state: ClockBearer & { readonly rules: RulesPin };
  /** As written so far; `key` and `clock` say which clock a fact is about. */
  readonly events: readonly {
    readonly type: string;
    readonly key?: string;
    readonly clock?: { readonly key: string };
  }[];
}
