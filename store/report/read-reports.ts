import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import {
  reportKind,
  type Figures,
  type ReportEvent,
  type ReportPart,
  type ReportStage,
  type ReportState,
} from '../../domain/report';
import type { Instant } from '../../domain/time';
import { listMark, readNames, writeNames } from '../cursor';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import { readEvents, stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { drawFigures } from './figures';

/** A report in a list. */
export interface ReportLine {
  readonly id: string;
  readonly number: string;
  readonly desk: string;
  readonly report: string;
  readonly part: ReportPart;
  readonly service: string | null;
  readonly month: string;
  readonly stage: ReportStage;
  readonly due: Instant | null;
  readonly handedInAt: Instant | null;
  readonly publishedAt: Instant | null;
}

/** Which reports are meant. */
export interface ReportFilter {
  readonly desk: string;
  readonly report?: string | undefined;
  readonly month?: string | undefined;
  readonly stage?: ReportStage | undefined;
  /** Of these services, and of the desk as a whole; absent: of all. */
  readonly services?: readonly string[] | undefined;
}

/** A report as a whole. */
export interface ReportRead {
  readonly state: ReportState;
  readonly rules: Rules;
  readonly now: Instant;
  /** As handed in; as they are now, where it is not. Null of a summary. */
  readonly figures: Figures | null;
  /** Of a summary: the reports of all services. */
  readonly reports: readonly ReportLine[];
  readonly events: readonly ReportEvent[];
  /** Words of people, by the ids of the commands that brought them. */
  readonly words: ReadonlyMap<string, string>;
}

const columns = Prisma.sql`r."id", r."number", r."desk", r."report", r."part", r."service", r."month", r."stage", r."due",
  r."handed_in_at" AS "handedInAt", r."published_at" AS "publishedAt"`;

type Raw = Omit<ReportLine, 'due' | 'handedInAt' | 'publishedAt'> & {
  readonly due: Date | null;
  readonly handedInAt: Date | null;
  readonly publishedAt: Date | null;
};

/** Reports of a desk, the latest month first. */
export async function listReports(
  { database }: StoreContext,
  filter: ReportFilter,
  cursor: string | null,
  most: number,
): Promise<Page<ReportLine> | BadCursor> {
  const { desk, report = null, month = null, stage = null, services } = filter;
  const mark = listMark('reports', filter);
  const after = cursor === null ? null : readNames(mark, cursor, 2);
  if (after === undefined) return { kind: 'bad-cursor' };
  const [ofMonth = '', number = ''] = after ?? [];
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM "report" r
    WHERE r."desk" = ${desk} AND (${report}::text IS NULL OR r."report" = ${report})
      AND (${month}::text IS NULL OR r."month" = ${month}) AND (${stage}::text IS NULL OR r."stage" = ${stage})
      ${services === undefined ? Prisma.empty : Prisma.sql`AND (r."service" IS NULL OR r."service" = ANY(${[...services]}::text[]))`}
      ${after === null ? Prisma.empty : Prisma.sql`AND (r."month" < ${ofMonth} OR (r."month" = ${ofMonth} AND r."number" > ${number}))`}
    ORDER BY r."month" DESC, r."number" LIMIT ${most + 1}`);
  return pageOf(rows.map(lineOf), most, (last) => writeNames(mark, [last.month, last.number]));
}

/** One report; undefined: there is none. */
export async function readReport(context: StoreContext, id: string): Promise<ReportRead | undefined> {
  const { database, library, clock } = context;
  if (!isUuid(id)) return undefined;
  const { kind } = reportKind;
  const row = await database.process.findUnique({ where: { kind_id: { kind, id } } });
  if (row === null) return undefined;
  const state = await stateOf(database, reportKind, id, row.state);
  const rules = await library.pinned(state.rules);
  const messages = await database.message.findMany({ where: { processKind: kind, processId: id } });
  const isSummary = state.part === 'summary';
  return {
    state,
    rules,
    now: await clock.now(),
    figures: isSummary ? null : (state.figures ?? (await drawFigures(context, state, rules))),
    reports: isSummary ? await reportsOf(context, state) : [],
    events: await readEvents(database, reportKind, id),
    words: new Map(messages.map(({ id: command, text }) => [command, text])),
  };
}

async function reportsOf(
  { database }: StoreContext,
  { desk, report, month }: ReportState,
): Promise<readonly ReportLine[]> {
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT ${columns} FROM "report" r
    WHERE r."desk" = ${desk} AND r."report" = ${report} AND r."month" = ${month} AND r."part" = 'report'
    ORDER BY r."number"`);
  return rows.map(lineOf);
}

function lineOf({ due, handedInAt, publishedAt, ...line }: Raw): ReportLine {
  return {
    ...line,
    due: due?.getTime() ?? null,
    handedInAt: handedInAt?.getTime() ?? null,
    publishedAt: publishedAt?.getTime() ?? null,
  };
}
