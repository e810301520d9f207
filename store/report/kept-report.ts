import { Prisma } from '../../prisma/generated/client';
import {
  reportKind,
  type BeginReport,
  type LaterReport,
  type ReportEvent,
  type ReportState,
  type ReportWorld,
  type ServiceStanding,
} from '../../domain/report';
import { duties } from '../../domain/duties';
import { fill, say, type Language } from '../../texts/language';
import { reportDetails, reportStageTexts } from '../../texts/reports';
import type { Transaction } from '../database';
import { dutyPersons } from '../duty-persons';
import { dateOf } from '../json';
import type { KeptKind } from '../process/kept-kind';
import { passRow } from '../process/pass-row';
import { partRow } from '../process/say-of-run';
import type { Unit } from '../process/unit';
import { attributesOf, ofNoClient } from '../of-desk';
import type { ProcessView } from '../process/view';

export type KeptReport = KeptKind<ReportState, ReportEvent, BeginReport, LaterReport, ReportWorld>;
type ReportChange = Parameters<NonNullable<KeptReport['follow']>>[1];

/** Monthly reports as the store keeps them. */
export const keptReport: KeptReport = {
  process: reportKind,
  async surround(transaction, { before, commands, loaded }) {
    const isPublished = commands.some(({ body }) => body.type === 'publish-summary');
    const standing = isPublished && before !== null ? await standingOf(transaction, before) : [];
    return {
      standing: ofNoClient,
      world: () => ({ standing }),
      persons: (audience, { service, rules }, _found, staff) =>
        dutyPersons(audience, service, loaded.catalog.of(rules).regulation, staff),
    };
  },
  view: reportView,
  model({ before, state }, guard) {
    const { id, number, desk, report, part, service, month, stage, handedIn, published } = state;
    const due = dateOf(dueOf(state));
    if (before === null)
      return [
        [
          'reported',
          Prisma.sql`
            INSERT INTO "report" ("id", "number", "desk", "report", "part", "service", "month", "stage")
            SELECT ${id}::uuid, ${number}, ${desk}, ${report}, ${part}, ${service}, ${month}, ${stage} WHERE ${guard}`,
        ],
      ];
    return [
      [
        'reported',
        Prisma.sql`
          UPDATE "report" SET "stage" = ${stage}, "due" = ${due}::timestamptz,
            "handed_in_at" = ${dateOf(handedIn?.at ?? null)}::timestamptz,
            "published_at" = ${dateOf(published?.at ?? null)}::timestamptz
          WHERE "id" = ${id}::uuid AND ${guard}`,
      ],
    ];
  },
  follow: includeReports,
};

/** By when a report is owed; null while its month goes on. */
export function dueOf({ clocks }: Pick<ReportState, 'clocks'>): number | null {
  return duties(clocks).at(-1)?.aim.due ?? null;
}

/** How the reports of all services stand, of the month of a summary. */
async function standingOf(
  { report }: Pick<Transaction, 'report'>,
  { desk, report: code, month }: Pick<ReportState, 'desk' | 'report' | 'month'>,
): Promise<readonly ServiceStanding[]> {
  const rows = await report.findMany({
    where: { desk, report: code, month, part: 'report' },
    orderBy: { number: 'asc' },
  });
  return rows.flatMap(({ service, handedInAt, due }) =>
    service === null ? [] : [{ service, handedInAt: handedInAt?.getTime() ?? null, due: due?.getTime() ?? null }],
  );
}

/** What a summary takes up is published with it. */
async function includeReports(unit: Unit, { state, events, now }: ReportChange): Promise<void> {
  if (!events.some(({ type }) => type === 'summary-published')) return;
  const { desk, report, month, id: summary } = state;
  const rows = await unit.transaction.report.findMany({
    where: { desk, report, month, part: 'report', stage: 'handed-in' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of rows) {
    const row = partRow({ identity: `include/${summary}/${id}`, type: 'include', content: { summary } });
    await passRow(unit, { kind: reportKind.kind, id, rootId: id }, row, now);
  }
}

function reportView(state: ReportState, _rules: unknown, language: Language): ProcessView {
  const { number, stage, report, month } = state;
  const details = fill(say(reportDetails, language), { number, month, stage: say(reportStageTexts[stage], language) });
  return {
    stage,
    summary: number,
    attributes: attributesOf(state, { topic: report }),
    details,
  };
}
