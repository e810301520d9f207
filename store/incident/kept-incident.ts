import { Prisma } from '../../prisma/generated/client';
import { numberAmong } from '../../domain/process';
import {
  incidentKind,
  nextStepOf,
  type DeclareIncident,
  type IncidentEvent,
  type IncidentState,
  type LaterIncident,
} from '../../domain/incident';
import { incidentDetails, incidentStageTexts, incidentStepTexts } from '../../texts/incidents';
import { fill, say, type Language } from '../../texts/language';
import { clean, toJson } from '../json';
import type { Change, KeptKind } from '../process/kept-kind';
import { attributesOf, ofNoClient } from '../of-desk';
import type { ProcessView } from '../process/view';
import { recipientsOf } from '../recipients';

type KeptIncident = KeptKind<IncidentState, IncidentEvent, DeclareIncident, LaterIncident, null>;
type IncidentChange = Change<IncidentState, IncidentEvent, DeclareIncident | LaterIncident>;

/** What an incident is declared with beside what its state holds. */
export interface IncidentBeside {
  readonly title: string;
}

/** Mass incidents as the store keeps them. What is said to its tickets leaves from there; of itself it tells what is owed. */
export const keptIncident: KeptIncident = {
  process: incidentKind,
  surround: () =>
    Promise.resolve({
      standing: ofNoClient,
      world: () => null,
      persons: (audience, { owner }, _found, staff) =>
        recipientsOf(audience, { authorId: '', assignee: owner, clientId: '', sharedWith: [] }, staff),
    }),
  view: incidentView,
  model: incidentModel,
};

function incidentModel(change: IncidentChange, guard: Prisma.Sql): readonly (readonly [string, Prisma.Sql])[] {
  const { before, state, beside, now } = change;
  const { id, desk, stage, number, words, declaredAt } = state;
  const at = new Date(now);
  const rule = state.rule === null ? null : toJson(state.rule);
  if (before === null) {
    const { title } = clean(beside as IncidentBeside);
    return [
      [
        'listed',
        Prisma.sql`
          INSERT INTO "incident" ("id", "number", "desk", "title", "stage", "rule", "words", "declared_at", "updated_at")
          SELECT ${id}::uuid, ${numberAmong(number)}::int, ${desk}, ${title}, ${stage}, ${rule}::jsonb, ${words}::int,
            ${new Date(declaredAt)}::timestamptz, ${at}::timestamptz
          WHERE ${guard}`,
      ],
    ];
  }
  const listed = Prisma.sql`
    UPDATE "incident" SET "title" = COALESCE(${titleIn(change)}, "title"), "stage" = ${stage}, "rule" = ${rule}::jsonb,
      "words" = ${words}::int, "updated_at" = ${at}::timestamptz
    WHERE "id" = ${id}::uuid AND ${guard}`;
  if (state.endedAt === null || before.endedAt !== null) return [['listed', listed]];
  const freed = Prisma.sql`
    UPDATE "incident_link" SET "ended_at" = ${at}::timestamptz
    WHERE "incident_id" = ${id}::uuid AND "ended_at" IS NULL AND ${guard}`;
  return [
    ['listed', listed],
    ['freed', freed],
  ];
}

/** What it is called from now on; null: as before. */
function titleIn({ commands, outcomes }: IncidentChange): string | null {
  const done = new Set(outcomes.flatMap(({ commandId, result }) => (result.kind === 'done' ? [commandId] : [])));
  const last = commands.findLast(({ id, body }) => body.type === 'rename' && done.has(id))?.body;
  return last?.type === 'rename' ? clean({ title: last.title }).title : null;
}

/** While tickets are being told its run works, whatever the stage. */
function incidentView(state: IncidentState, _rules: unknown, language: Language): ProcessView {
  const { number, stage, telling, words, owner } = state;
  const head = fill(say(incidentDetails.head, language), { number, stage: say(incidentStageTexts[stage], language) });
  const step = nextStepOf(state);
  const owed =
    step === null
      ? []
      : [
          fill(say(incidentDetails.step, language), {
            act: say(incidentStepTexts[step.act], language),
            owner: step.owner ?? 'manager',
          }),
        ];
  const told = telling === null ? [] : [fill(say(incidentDetails.telling, language), { word: words })];
  return {
    stage: telling === null ? stage : 'telling',
    summary: number,
    attributes: attributesOf(state, { assignee: owner }),
    details: [head, ...owed, ...told].join('\n\n'),
  };
}
