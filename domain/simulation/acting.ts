/** What those who owe a step say, when they come to it. */
import type { PersonActor } from '../policy/actor';
import type { Instant } from '../time';
import { isOpen } from '../parts';
import type { LaterBody } from '../ticket';
import type { Chance } from './chance';
import { clientSays } from './client-acts';
import { deskSays } from './desk-acts';
import type { Ongoing } from './ongoing';
import type { Saying } from './saying';
import { coordinatorSays, specialistSays, technicianOf, technicianSays } from './visit-acts';

const text = '…';

/** A specialist has finished what was to be done. */
export function specialistActs(saying: Saying, request: Ongoing, by: PersonActor, now: Instant): void {
  const { todo, stage } = request;
  if (todo?.by !== 'desk') return;
  request.todo = null;
  if (todo.visit !== null) saying.toVisit(now, request, by, todo, specialistSays(todo));
  else for (const body of deskSays(stage, todo, by, now)) saying.toTicket(now, request, by, body);
}

/** Everybody else. @returns whether anything was said: silence is an answer, and what follows time brings */
export function othersAct(saying: Saying, request: Ongoing, now: Instant): boolean {
  const { todo, stage, played } = request;
  if (todo === null) return false;
  const { cast } = stage.desk;
  const [specialist = cast.manager] = cast.specialists;
  switch (todo.by) {
    case 'client': {
      const act = clientSays(stage, todo);
      if (act === null) return false;
      request.todo = null;
      if (act.on === 'visit') saying.toVisit(now, request, cast.author, todo, act.body);
      else saying.toTicket(now, request, act.on === 'phone' ? specialist : cast.author, act.body);
      return true;
    }
    case 'coordinator':
      if (todo.visit === null) return false;
      request.todo = null;
      saying.toVisit(now, request, cast.coordinator, todo, coordinatorSays(stage, todo, todo.visit, now));
      return true;
    case 'technician': {
      if (todo.visit === null) return false;
      request.todo = null;
      const who = technicianOf(stage, todo.visit) ?? cast.coordinator;
      saying.toVisit(now, request, who, todo, technicianSays(stage, todo, todo.visit, now));
      return true;
    }
    case 'supplier': {
      const order = played.ticket.orders.find(isOpen);
      request.todo = null;
      if (todo.code === 'deliver') saying.toTicket(now, request, specialist, { type: 'resume' });
      else if (order !== undefined)
        saying.toTicket(now, request, specialist, { type: 'receive-parts', order: order.id });
      return true;
    }
    case 'desk':
    case 'nobody':
      return false;
    default: {
      const never: never = todo.by;
      return never;
    }
  }
}

/** What comes to a client's mind without anybody asking. */
export type OwnWord = 'news' | 'rating' | 'reopening';

/** Null: it is too late for that. */
export function ownWord({ stage, played, chance }: Ongoing, what: OwnWord): LaterBody | null {
  switch (what) {
    case 'news':
      return played.ticket.stage === 'solved' || played.ticket.stage === 'closed' ? null : { type: 'reply', text };
    case 'rating':
      return rating(stage.rules.regulation.feedback, chance);
    case 'reopening':
      return { type: 'reopen', text };
    default: {
      const never: never = what;
      return never;
    }
  }
}

/** The best grade most of the time. */
function rating(
  { scale, reasons, reason, comment }: Ongoing['stage']['rules']['regulation']['feedback'],
  chance: Chance,
): LaterBody {
  const best = Object.entries(scale).sort(([, a], [, b]) => (b.value ?? 0) - (a.value ?? 0));
  return {
    type: 'rate',
    score: chance.weighted(best.map(([score], place): [string, number] => [score, 1 / (1 + 4 * place)])),
    ...(reason === 'required' ? { reason: chance.one(Object.keys(reasons)) } : {}),
    ...(comment === 'required' ? { comment: text } : {}),
  };
}
