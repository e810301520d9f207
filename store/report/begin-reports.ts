import { uuidv7 } from 'uuidv7';
import { broadcast } from '../../domain/policy/actor';
import type { Rules } from '../../domain/process';
import type { ReportRule } from '../../domain/regulation';
import { monthsToBegin, reportKind, spanOfMonth, type BeginReport, type ReportPart } from '../../domain/report';
import type { Instant } from '../../domain/time';
import { calendarOfDuty } from '../../domain/duties';
import { rulesFor } from '../look-ups';
import { inUnit } from '../process/in-unit';
import type { RunTelling } from '../process/unit';
import { readStamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';

const decisionsMs = 1_000;

/** Reports that follow one another month by month. */
interface Series {
  readonly desk: string;
  readonly report: string;
  readonly part: ReportPart;
  readonly service: string | null;
  /** Code of the clock by which each of them will be owed. */
  readonly clock: string;
}

/**
 * Begins the reports of the month under way, of every desk whose regulation has any, and those of months that nobody was there to
 * begin. Each then waits for the end of its month by itself.
 *
 * @returns the runs that have to be told
 */
export async function beginReports(context: StoreContext): Promise<readonly RunTelling[]> {
  const desks = await context.database.desk.findMany({ select: { code: true }, orderBy: { code: 'asc' } });
  const now = await context.clock.now();
  const tellings: RunTelling[] = [];
  for (const { code: desk } of desks) {
    // A desk whose first regulation is not in force yet owes nothing.
    const rules = await rulesFor(context, desk, null).catch(() => null);
    if (rules === null) continue;
    const all = Object.entries(rules.regulation.reports).flatMap(([report, rule]) =>
      seriesOf(desk, report, rule, Object.keys(rules.regulation.services)),
    );
    for (const series of all) tellings.push(...(await beginSeries(context, series, rules, now)));
  }
  return tellings;
}

function seriesOf(desk: string, report: string, rule: ReportRule, services: readonly string[]): readonly Series[] {
  const { clock, by, summary } = rule;
  const whose = by === 'services' ? services : [null];
  return [
    ...whose.map((service) => ({ desk, report, part: 'report' as const, service, clock })),
    ...(summary === undefined ? [] : [{ desk, report, part: 'summary' as const, service: null, clock: summary.clock }]),
  ];
}

async function beginSeries(
  context: StoreContext,
  series: Series,
  rules: Rules,
  now: Instant,
): Promise<readonly RunTelling[]> {
  const { desk, report, part, service, clock } = series;
  const last = await context.database.report.findFirst({
    where: { desk, report, part, service },
    orderBy: { month: 'desc' },
    select: { month: true },
  });
  const { timeZone } = rules.calendar(calendarOfDuty(rules.regulation, clock, service));
  const tellings: RunTelling[] = [];
  for (const month of monthsToBegin(timeZone, last?.month ?? null, now)) {
    const whose = service === null ? '' : `${service}/`;
    const number = `report/${desk}/${report}/${whose}${month}`;
    tellings.push(...(await begin(context, { ...series, number, ...spanOfMonth(timeZone, month) }, rules)));
  }
  return tellings;
}

async function begin(
  context: StoreContext,
  { clock: _clock, ...facts }: Series & Pick<BeginReport, 'number' | 'month' | 'from' | 'to'>,
  { pin }: Rules,
): Promise<readonly RunTelling[]> {
  const { desk, number } = facts;
  const { kind } = reportKind;
  const { tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    // Another worker was first.
    if ((await transaction.run.findUnique({ where: { workflowId: number } })) !== null) return;
    const id = uuidv7();
    const now = await context.clock.now(transaction);
    const body: BeginReport = { type: 'begin-report', reportId: id, pin, ...facts };
    await context.kinds.of(kind).begin(unit, {
      ref: { kind, id, rootId: id },
      workflowId: number,
      command: { id: uuidv7(), actor: broadcast, channel: 'console', receivedAt: now, storedAt: now, body },
      ...{ stamps: await readStamps(transaction, desk), desk, clientId: null, now, beside: null },
    });
  });
  return tellings;
}
