import { notOwing, reruleDuties } from '../duties';
import { desk } from '../policy/may';
import { refuse, type Refusal } from '../policy/refusals';
import {
  stopClocks,
  type CommandRule,
  type EventOf,
  type KernelEvent,
  type Recalculate,
  type Rules,
  type RulesPin,
} from '../process';
import type { Actor } from '../policy/actor';
import { lookUp, type Regulation } from '../regulation';
import type { Instant } from '../time';
import type { ChangeReason, ChangeState } from './state';

interface Bodies {
  'change-received': {
    changeId: string;
    number: string;
    desk: string;
    rules: RulesPin;
    entry: string;
    version: number;
    because: ChangeReason;
    service: string | null;
    since: Instant;
  };
  published: { person: string; shortId: string };
  withdrawn: { person: string; shortId: string };
}

export type ChangeEvent = KernelEvent | EventOf<Bodies>;

/** An official letter with contacts came, or an operator was determined. */
export interface ReceiveChange {
  readonly type: 'receive-change';
  readonly changeId: string;
  readonly number: string;
  readonly desk: string;
  readonly pin: RulesPin;
  readonly entry: string;
  readonly version: number;
  readonly because: ChangeReason;
  readonly service: string | null;
  readonly since: Instant;
}

/** The register shows it from now on. */
export interface PublishChange {
  readonly type: 'publish';
}

/** It is nothing: received by mistake, or overtaken by another letter. */
export interface WithdrawChange {
  readonly type: 'withdraw';
  /** In words of a person. */
  readonly reason: string;
}

export type LaterChange = PublishChange | WithdrawChange | Recalculate;

type Rule<Body extends LaterChange> = CommandRule<ChangeState, ChangeEvent, Body, null>;

/** Code of the clock by which a change is owed; undefined: the regulation keeps no register. */
export function clockOf({ register }: Regulation, because: ChangeReason): string | undefined {
  return because === 'operator' ? register?.operators : register?.changes;
}

/**
 * Contacts are published by those who keep the register, the first service; an operator is announced by the service that determined
 * it as well.
 */
function mayEnd({ stage, because, service }: ChangeState, { regulation }: Rules, actor: Actor): Refusal | null {
  const owes = lookUp(regulation.clocks, clockOf(regulation, because))?.owes;
  const refusal = notOwing(actor, owes, because === 'operator' ? service : null, regulation);
  return refusal ?? (stage === 'received' ? null : refuse('nothing-to-change'));
}

const publish: Rule<PublishChange> = {
  type: 'publish',
  grant: { client: 'nobody', staff: desk },
  check: mayEnd,
  decide(draft, _body, { actor }) {
    if (actor.kind !== 'person') return refuse('not-allowed');
    draft.emit({ type: 'published', person: actor.personId, shortId: actor.shortId });
    stopClocks(draft, { until: ['contacts-published'] });
    return null;
  },
  folds: { published: (state, event) => ({ ...state, stage: 'published', ended: endOf(event) }) },
};

const withdraw: Rule<WithdrawChange> = {
  type: 'withdraw',
  grant: { client: 'nobody', staff: desk },
  check: mayEnd,
  decide(draft, _body, { actor }) {
    if (actor.kind !== 'person') return refuse('not-allowed');
    draft.emit({ type: 'withdrawn', person: actor.personId, shortId: actor.shortId });
    stopClocks(draft, {});
    return null;
  },
  message: ({ reason }) => ({ kind: 'reason', text: reason }),
  folds: { withdrawn: (state, event) => ({ ...state, stage: 'withdrawn', ended: endOf(event) }) },
};

const recalculate: Rule<Recalculate> = {
  type: 'recalculate',
  grant: null,
  needs: 'newest-rules',
  check: ({ stage }) => (stage === 'received' ? null : refuse('nothing-to-change')),
  decide: (draft, body, _command, { catalog }) => reruleDuties(draft, body, catalog),
};

function endOf({
  at,
  person: personId,
  shortId,
}: {
  readonly at: Instant;
  readonly person: string;
  readonly shortId: string;
}): ChangeState['ended'] {
  return { at, personId, shortId };
}

export const changeCommands = { publish, withdraw, recalculate };
