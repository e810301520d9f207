import { inEachRole } from '../../domain/policy/actor';
import { visitCommands } from '../../domain/visit';
import { holds } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { beginOf, closeOf } from '../http/moments';
import { says, z } from '../schemas/zod';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import { instantOut, moment, shortId } from '../schemas/values';
import { presentStaff, staffMember } from '../names';
import { visibleVisit } from '../visits/visible-visit';
import { presentSlot } from './present-technician';
import { slotView } from './schemas';

/** Whoever offers a time may ask for one. */
const roles = visitCommands['offer-slot'].grant?.staff ?? [];

const suggestionView = z.object({
  technician: staffMember,
  slot: slotView,
  why: z.object({
    beforeDue: z.boolean().openapi({ description: 'It ends before the visit falls due, or nothing is promised.' }),
    region: z.enum(['home', 'away']).openapi({ description: 'Whether the technician works from this subject.' }),
    load: z.int().openapi({ description: 'Jobs of the technician in the time looked at.' }),
  }),
});

const suggestionsView = z
  .object({
    minutes: z.int().openapi({ description: 'The length of the slots.' }),
    due: instantOut().nullable(),
    items: z.array(suggestionView),
  })
  .openapi('Suggestions');

/** Who could go, and when (HD-8). */
export const suggestSlots = defineRoute({
  method: 'get',
  path: '/api/v1/visits/{visit}/suggestions',
  tag: 'field',
  summary: 'Technicians and free times for a visit, the best first',
  description:
    'At most ten, within thirty days: with all the skills, before the due instant, from the same federal subject, early, ' +
    'with the least to do. Nothing is held by it.',
  access: roles,
  params: z.object({ visit: z.string().max(64) }),
  query: z.strictObject({
    from: moment().optional().openapi({ description: 'No slot begins earlier. Default: now.' }),
    to: moment().optional().openapi({ description: 'No slot ends later. A date is included whole.' }),
    technician: shortId()
      .optional()
      .openapi({ description: 'Of this one alone, and then times that follow each other as well.' }),
    minutes: z
      .string()
      .regex(/^[0-9]{1,4}$/, says('slot-minutes'))
      .transform(Number)
      .pipe(z.int().min(1).max(1_440))
      .optional()
      .openapi({ type: 'integer', minimum: 1, maximum: 1_440, default: 120 }),
  }),
  responses: { 200: { description: 'The best first; none where nobody is free.', schema: suggestionsView } },
  problems: [422],
  async operation({ params, query }, context) {
    const { visit, actor } = await visibleVisit(context, params.visit);
    if (!holds({ roles: inEachRole(actor) }, ...roles)) throw forbidden(roles);
    const { timeZone } = visit.rules.regulation;
    const wanted = {
      from: beginOf(query.from, timeZone) ?? null,
      to: closeOf(query.to, timeZone),
      technician: query.technician,
      minutes: query.minutes ?? null,
    };
    const suggested = await context.services.store.suggestSlots(visit.state, wanted);
    if (suggested.kind === 'refused') throw new Problem(suggested.code);
    return { ...suggested, due: visit.nextDue, subject: visit.state.site.subject };
  },
  present: ({ suggestions, minutes, due, subject }) => ({
    status: 200,
    body: {
      minutes,
      due: due === null ? null : new Date(due).toISOString(),
      items: suggestions.map(({ technician, name, from, to, why }) => ({
        technician: presentStaff(technician, name),
        slot: presentSlot({ from, to }, subject),
        why,
      })),
    },
  }),
});
