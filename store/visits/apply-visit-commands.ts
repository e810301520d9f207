import type { Standing } from '../../domain/policy/may';
import { isOpen } from '../../domain/parts';
import { firstProgress } from '../../domain/ticket';
import type { Outcome, TicketRules, VisitProgress } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import {
  advanceVisit,
  hasVisitEnded,
  nextVisitDue,
  nextVisitStep,
  progressOf,
  sameProgress,
  sparesToBring,
  stageOf,
  visitMessageOf,
} from '../../domain/visit';
import type { Field, VisitCommand, VisitEvent, VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { attachmentsOf } from '../rows/attachment-rows';
import { wordOf } from '../rows/messages-of';
import type { Recipients } from '../rows/notices-of';
import type { LoadedRules } from '../rules/library';
import { keepSpares, keepTime } from './keep-field';
import { visitNoticeRowsOf } from './visit-notices';
import { writeVisitChanges } from './write-visit-changes';
import type { VisitReadModel, VisitSite } from './write-visit-changes';

export interface VisitApplication {
  /** Null: the first command opens the visit. */
  readonly before: VisitState | null;
  /** In order of arrival. */
  readonly commands: readonly VisitCommand[];
  readonly now: Instant;
  readonly loaded: LoadedRules;
  readonly field: (state: VisitState) => Field;
  /** Whose ticket it is. */
  readonly ticket: Standing & Recipients;
  /** Of a new visit. */
  readonly site?: VisitSite;
  readonly confirmed: boolean;
}

export interface AppliedVisit {
  readonly state: VisitState;
  readonly rules: TicketRules;
  readonly events: readonly VisitEvent[];
  readonly outcomes: readonly Outcome[];
  /** Nothing happened, so nothing was written. */
  readonly idle: boolean;
  /** What the ticket does not know yet; null when it knows all. */
  readonly progress: VisitProgress | null;
}

/**
 * Decides commands and everything that has come due, and writes what follows, inside the caller's transaction, which holds
 * the visit's lock. The only place that changes a visit, and with it the technician's time and the stocks.
 */
export async function applyVisitCommands(
  transaction: Transaction,
  application: VisitApplication,
): Promise<AppliedVisit> {
  const { before, commands, now, loaded, field, ticket, confirmed, site } = application;
  const { book, staff } = loaded;
  const { state, events, outcomes } = advanceVisit({ state: before, commands, now, book, field, standing: ticket });
  if (state === null) throw new Error('The first command of a visit opens it.');
  if (outcomes.length !== commands.length) throw new Error('Every command taken has an outcome.');
  const rules = book.of(state.rules);
  const told = before === null ? firstProgress : progressOf(before);
  const progress = progressOf(state);
  const applied = { state, rules, events, outcomes, progress: sameProgress(told, progress) ? null : progress };
  if (events.length === 0 && outcomes.length === 0) return { ...applied, idle: true };
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const heeded = commands.filter(({ id }) => done.has(id));
  await keepTime(transaction, before, state, now);
  await keepSpares(transaction, state, events);
  await writeVisitChanges(transaction, {
    now,
    state,
    model: visitModelOf(state, rules),
    events,
    outcomes,
    messages: heeded.flatMap((command) => wordOf(command, visitMessageOf(command.body), events)),
    notices: visitNoticeRowsOf(before, events, ticket, staff),
    bindings: heeded.flatMap(({ id, body }) =>
      attachmentsOf({ ...body }).map((attachmentId) => ({ attachmentId, messageId: id })),
    ),
    site,
    confirmed,
  });
  return { ...applied, idle: false };
}

function visitModelOf(state: VisitState, rules: TicketRules): VisitReadModel {
  const stage = stageOf(state);
  const open = state.ended === null;
  return {
    stage,
    priorityRank: rules.regulation.priorities[state.priority]?.rank ?? Number.MAX_SAFE_INTEGER,
    nextDue: nextVisitDue(state),
    waitsForReady:
      open && state.needsReadiness && state.readiness === null && state.act === null && stage !== 'working',
    // Also when the visit is over: what was ordered is still to arrive, or to be called off.
    waitsForParts: state.orders.some(isOpen),
    waitsForAct: stage === 'working' || (state.slot?.agreedAt != null && state.act === null && open),
    waitsForSpares: open && sparesToBring(state).length > 0,
    noShows: state.noShows.length,
    stepDue: nextVisitStep(state).until,
    ended: hasVisitEnded(state),
  };
}
