import { actingOn } from '../../domain/policy/actor';
import { whatIfSetters } from '../../domain/policy/fields';
import { lookUp } from '../../domain/regulation';
import type { Regulation } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { whatIf, type Misfit, type Question } from '../../domain/what-if';
import { memberAt } from '../auth/caller';
import { requireSettable, type SettersOf } from '../auth/settable';
import { defineRoute } from '../http/define-route';
import type { z } from '../schemas/zod';
import { Problem } from '../problems';
import { clientOf } from './client-of';
import { presentWhatIf } from './present';
import type { Answered } from './present';
import { dueDatesBody, dueDatesView } from './schemas';

type Body = z.output<typeof dueDatesBody>;

/** Of exactly the fields that the schema has. */
const setters: SettersOf<Body> = whatIfSetters;

/** What would be due: every date that a filing promises, and its visit, with the account of each. Nothing is stored. */
export const askDueDates = defineRoute({
  method: 'post',
  path: '/api/v1/due-dates',
  tag: 'due-dates',
  summary: 'What would be due, and why',
  description:
    'The process itself is asked: the ticket is opened, extended, waits and has parts on their way as the body says, and its ' +
    'clocks aim as those of any ticket do. Nothing is stored. What the regulation of the desk does not know is refused, with its place.',
  access: 'signed-in',
  body: dueDatesBody,
  responses: { 200: { description: 'Each promised date with its account.', schema: dueDatesView } },
  problems: [404, 422],
  async operation({ body }, { services: { store }, caller }): Promise<Answered> {
    const member = memberAt(caller, body.desk);
    if (member === undefined) throw new Problem('unknown-desk');
    const clientId = await clientOf(body, caller, store);
    const actor = actingOn(member, clientId ?? '');
    if (actor === null) throw new Problem('unknown-desk');
    requireSettable(body, setters, actor, 'forbidden');
    const { rules, now } = await store.rulesNow(body.desk, clientId);
    requireKnown(body, rules.regulation);
    const question = questionOf(body, body.start ?? now);
    const answer = whatIf(question, rules);
    if ('refused' in answer) throw misfit(answer);
    return { question, clientId, rules, answer };
  },
  present: (answered, reading) => ({ status: 200, body: presentWhatIf(answered, reading) }),
});

function requireKnown(body: Body, regulation: Regulation): void {
  // A desk that tells no problems apart has no categories to name, and one without emergencies nothing that they change.
  const there = {
    category: Object.keys(regulation.categories).length > 0,
    emergency: regulation.emergency !== undefined,
  };
  const missing = (['category', 'emergency'] as const).filter((field) => body[field] !== undefined && !there[field]);
  if (missing.length > 0) {
    const errors = missing.map((field) => ({ pointer: `/${field}`, code: 'not-in-regulation' as const }));
    throw new Problem('not-in-regulation', { errors });
  }
  const tables = [
    ['topic', body.topic, regulation.topics, 'unknown-topic'],
    ['requestType', body.requestType, regulation.requestTypes, 'unknown-request-type'],
    ['level', body.level, regulation.levels, 'unknown-level'],
    ['priority', body.priority, regulation.priorities, 'unknown-priority'],
    ['category', body.category, regulation.categories, 'unknown-category'],
  ] as const;
  for (const [field, value, table, problem] of tables) {
    if (value === undefined || lookUp<unknown>(table, value) !== undefined) continue;
    throw new Problem(problem, { errors: [{ pointer: `/${field}`, code: problem }] });
  }
}

function questionOf(body: Body, start: Instant): Question {
  const {
    requestType = null,
    topic = null,
    category = null,
    priority = null,
    level = null,
    vehicles = null,
    visit,
  } = body;
  if (visit !== undefined && visit.requestedAt < start)
    throw new Problem('malformed', { errors: [{ pointer: '/visit/requestedAt', code: 'before-start' }] });
  return {
    start,
    requestType,
    topic,
    category,
    priority,
    level,
    vehicles,
    pauses: (body.pauses ?? []).map(({ from, to = null, cause }) => ({ from, to, cause })),
    parts: (body.parts ?? []).map(({ orderedAt, receivedAt = null }) => ({ orderedAt, receivedAt })),
    extensions: (body.extensions ?? []).flatMap(offerOf),
    emergency: emergencyOf(body.emergency),
    visit: visit === undefined ? null : { ...visit, readyAt: visit.readyAt ?? null },
  };
}

function emergencyOf(asked: Body['emergency']): Question['emergency'] {
  if (asked === undefined) return null;
  const { declaredAt, fault = 'undetermined', developersAt = null } = asked;
  return { declaredAt, fault, developersAt };
}

/** The schema asks for either of the two. */
function offerOf({ days, until }: NonNullable<Body['extensions']>[number]): Question['extensions'][number][] {
  if (days !== undefined) return [{ days }];
  return until === undefined ? [] : [{ until }];
}

function misfit({ refused, place }: Misfit): Problem {
  if (place.length === 0) return new Problem(refused);
  return new Problem(refused, { errors: [{ pointer: `/${place.join('/')}`, code: refused }] });
}
