/** What a specialist does when a request comes to hand. */
import type { PersonActor } from '../policy/actor';
import { hasAny, handsOverTo, lookUp, topicOf } from '../regulation';
import { addWorkingTime, type Instant } from '../time';
import type { LaterBody, TicketState } from '../ticket';
import type { Chance } from './chance';
import type { Stage } from './stage';
import { partsTake, waitLasts } from './habits';
import { plainWaits, type Detour } from './request';
import type { Todo } from './todo';

const hourMs = 3_600_000;
const text = '…';

/** @returns what is said, in this order; nothing where somebody else has to act first */
export function deskSays(stage: Stage, { code }: Todo, by: PersonActor, now: Instant): readonly LaterBody[] {
  const { chance, played } = stage;
  const { ticket } = played;
  switch (code) {
    case 'assign':
      // Who takes up what nobody has answers it.
      return ticket.stage === 'triage' ? answers(stage, now) : [{ type: 'assign', to: by.shortId }];
    case 'triage':
      return answers(stage, now);
    case 'solve':
      return onTheWay(stage, now) ?? [{ type: 'solve', text, kind: chance.one(['answer', 'repair'] as const) }];
    case 'answer-word':
      return [{ type: 'reply', text }];
    case 'judge-word':
      // What comes after the end mostly is a word of thanks; one that is more takes the solution back.
      return ticket.stage === 'solved' && chance.happens(0.25)
        ? [{ type: 'reply', text }]
        : [{ type: 'mark-courtesy' }];
    case 'agree-limit':
      return [{ type: 'propose-extension', days: chance.whole(5, 10), reason: text }];
    case 'tell-estimate':
      return [{ type: 'estimate', expectedAt: expected(stage, ticket, now), text }];
    case 'call-client':
    case 'reach-client':
      return [called(ticket, chance)];
    case 'answer-hand-over':
      return [{ type: 'accept' }];
    case 'answer-extension':
      return [{ type: 'answer-extension', answer: 'accept' }];
    case 'continue':
    case 'deliver':
      return [{ type: 'resume' }];
    default:
      return [];
  }
}

function answers(stage: Stage, now: Instant): readonly LaterBody[] {
  const { chance, played, plan, rules } = stage;
  const { regulation } = rules;
  const { ticket } = played;
  if (plan.turnedAway && ticket.cycle === 1) {
    const { declines = {}, redirects = {} } = regulation;
    if (!hasAny(redirects) || (hasAny(declines) && chance.happens(0.5)))
      return [{ type: 'decline', reason: chance.one(Object.keys(declines)), text }];
    return [{ type: 'redirect', to: chance.one(Object.keys(redirects)), text }];
  }
  const required = topicOf(regulation, ticket.topic).estimate === 'required';
  if (required || chance.happens(0.4))
    return [{ type: 'triage', outcome: 'estimate', text, expectedAt: expected(stage, ticket, now) }];
  if (!plan.asksDetails) return [{ type: 'triage', outcome: 'consultation', text }];
  const reason = Object.keys(regulation.waits).find((code) => regulation.waits[code]?.owner === 'client');
  const asked: LaterBody = { type: 'triage', outcome: 'details-requested', text };
  return reason === undefined ? [asked] : [asked, { type: 'wait', reason, until: later(stage, now, waitLasts) }];
}

/** A day or two on, and never past what is promised. */
function expected(stage: Stage, { clocks }: TicketState, now: Instant): Instant {
  const usual = later(stage, now, stage.chance.minutes(720 * stage.pace));
  const limit = clocks.find(
    ({ from, until, stoppedAt }) => from === 'opened' && until.includes('solution') && stoppedAt === null,
  )?.aim.due;
  return limit == null || limit <= now ? usual : Math.min(usual, Math.max(limit - hourMs, now + (limit - now) / 2));
}

function later({ calendar }: Stage, now: Instant, minutes: number): Instant {
  const found = addWorkingTime(calendar, now, Math.max(60, Math.round(minutes * 60)));
  return found.ok ? found.value : now + minutes * 60_000;
}

/** What the plan of the request has before the solution; what turns out not to be possible is passed over. */
function onTheWay(stage: Stage, now: Instant): readonly LaterBody[] | null {
  for (let detour = stage.plan.detours.shift(); detour !== undefined; detour = stage.plan.detours.shift()) {
    const body = detourOf(stage, detour, now);
    if (body !== null) return [body];
  }
  return null;
}

function detourOf(stage: Stage, detour: Detour, now: Instant): LaterBody | null {
  const { chance, played, rules } = stage;
  const { regulation } = rules;
  const { ticket } = played;
  switch (detour) {
    case 'hand-over': {
      const others = handsOverTo(regulation, ticket.service.holds);
      return others.length === 0 ? null : { type: 'hand-over', to: chance.one(others), text };
    }
    case 'extension':
      return stage.may('propose-extension', now)
        ? { type: 'propose-extension', days: chance.whole(1, 3), reason: text }
        : null;
    case 'wait': {
      const reason = chance.one(plainWaits(regulation));
      const until = later(stage, now, chance.minutes(waitLasts * stage.pace));
      const postpones = lookUp(regulation.waits, reason)?.postpones === true;
      return { type: postpones ? 'postpone' : 'wait', reason, until, text };
    }
    case 'parts': {
      const lines = [{ part: text, quantity: 1 }];
      return { type: 'order-parts', supplier: text, lines, expectedAt: later(stage, now, chance.minutes(partsTake)) };
    }
    case 'visit': {
      const subject = chance.one(stage.subjects);
      const where = { subject, address: text, contact: text, vehicles: ticket.vehicles ?? 1 };
      return { type: 'request-visit', ...where, ...(chance.happens(0.5) ? { readyAt: now } : {}) };
    }
    default: {
      const never: never = detour;
      return never;
    }
  }
}

function called(ticket: TicketState, chance: Chance): LaterBody {
  const reached = chance.happens(0.7);
  const outcome = !reached ? 'not-reached' : ticket.stage === 'solved' ? 'agreed' : 'reached';
  return { type: 'log-call', direction: 'out', outcome, text };
}
