import { desk, planners, type Grant } from '../../policy/may';
import { refuse, type Refusal } from '../../policy/refusals';
import { clockStarted, stopClocks, type CommandBody, type CommandRule, type Rules, type Writing } from '../../process';
import { announcementRules, type ResolvedRule } from '../../regulation';
import type { Instant } from '../../time';
import type { AnnouncementEvent } from '../events';
import { aheadOf, type Ahead } from '../lead';
import type { AnnouncementState, Plan } from '../state';

/** A command on an announcement; what surrounds it says nothing. */
export type AnnouncementRule<Body extends CommandBody> = CommandRule<AnnouncementState, AnnouncementEvent, Body, null>;
export type AnnouncementDraft = Writing<AnnouncementState, AnnouncementEvent>;

/** Whoever writes announcements. */
export const writers: Grant = { client: 'nobody', staff: planners };
/** Whoever may speak for a service. */
export const speakers: Grant = { client: 'nobody', staff: desk };

/** When it leaves by itself. */
export const leaveClock = 'announcement-leaves';
/** Until when services have said whether they agree. */
export const agreeClock = 'services-agree';
/** When what it announces has passed. */
export const endClock = 'announcement-ends';

export function unlessOver({ stage }: AnnouncementState): Refusal | null {
  return stage === 'over' || stage === 'cancelled' ? refuse('announcement-over') : null;
}

/** How far ahead a plan is told by the regulation; null: at once, as an emergency is. */
export function aheadOfPlan(rules: Rules, { about, from }: Plan): Ahead | null | undefined {
  const { lead, calendar } = announcementRules(rules.regulation);
  return about === 'emergency' ? null : aheadOf(rules.calendar(calendar), from, lead[about]);
}

/** Why a plan cannot be told any more, or not be told at all; null: nothing is in the way. */
export function tooLate(rules: Rules, plan: Plan, at: Instant): Refusal | null {
  if (plan.to !== null && plan.to <= at) return refuse('until-in-past');
  const ahead = aheadOfPlan(rules, plan);
  if (ahead === undefined) return refuse('date-out-of-range');
  return ahead !== null && at > ahead.latest ? refuse('announced-too-late') : null;
}

const machine: Omit<ResolvedRule, 'calendar'> = { until: ['answered'], owes: 'nobody', ends: null };

/** Sets a clock that rings at an instant, for a machine. */
export function ringAt(draft: AnnouncementDraft, rules: Rules, code: string, due: Instant): void {
  const { calendar, source } = announcementRules(rules.regulation);
  const limit = { kind: 'stated', due: Math.max(due, draft.at), source } as const;
  // What begins with a proposal rings when it is due, at any hour.
  const begun = { code, cycle: draft.state.version, from: 'proposal', rule: { ...machine, calendar }, limit } as const;
  draft.emit(clockStarted(draft.state, { ...begun, at: draft.at }));
}

/** It leaves by itself, ahead of time. */
export function schedule(draft: AnnouncementDraft, rules: Rules): void {
  stopClocks(draft, {});
  draft.emit({ type: 'announcement-scheduled' });
  ringAt(draft, rules, leaveClock, aheadOfPlan(rules, draft.state.plan)?.leaves ?? draft.at);
}

/** Its services are asked, and have until a date to answer. */
export function askServices(draft: AnnouncementDraft, rules: Rules): Refusal | null {
  const { agreed: term, calendar, source } = announcementRules(rules.regulation);
  stopClocks(draft, {});
  draft.emit({ type: 'agreement-asked' });
  const limit = { kind: 'term', term, source } as const;
  const rule: ResolvedRule = { until: ['answered'], owes: 'service', ends: null, calendar };
  const { version: cycle } = draft.state;
  draft.emit(clockStarted(draft.state, { code: agreeClock, cycle, from: 'proposal', rule, limit, at: draft.at }));
  return null;
}

/** Those concerned are told now, and it is over when what it announces has passed. */
export function send(draft: AnnouncementDraft, rules: Rules): void {
  stopClocks(draft, {});
  draft.emit({ type: 'announcement-sent' });
  const { to } = draft.state.plan;
  if (to !== null) ringAt(draft, rules, endClock, to);
}
