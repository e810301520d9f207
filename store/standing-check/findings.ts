import type { Finding } from '../../domain/standing-check';
import type { Instant } from '../../domain/time';
import { toJson } from '../json';
import { listMark, readNames, writeNames } from '../cursor';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';

/** A finding that stands. */
export interface StandingFinding extends Finding {
  readonly desk: string;
  readonly since: Instant;
  readonly seenAt: Instant;
}

/** Notes what a pass has found; what stands already stands since it was first found, what had been mended begins anew. */
export async function noteFindings(
  { database, clock }: StoreContext,
  desk: string,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  const at = new Date(await clock.now());
  const rows = findings.map(({ process, ...finding }) => ({
    ...finding,
    kind: process?.kind ?? null,
    id: process?.id ?? null,
  }));
  await database.$executeRaw`
    INSERT INTO "finding" ("desk", "code", "subject", "name", "process_kind", "process_id", "detail", "since", "seen_at")
    SELECT ${desk}, f."code", f."subject", f."name", f."kind", f."id", f."detail", ${at}, ${at}
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb)
      AS f("code" text, "subject" text, "name" text, "kind" text, "id" uuid, "detail" text)
    ON CONFLICT ("desk", "code", "subject") DO UPDATE SET "name" = EXCLUDED."name", "detail" = EXCLUDED."detail",
      "since" = CASE WHEN "finding"."resolved_at" IS NULL THEN "finding"."since" ELSE EXCLUDED."since" END,
      "seen_at" = EXCLUDED."seen_at", "resolved_at" = NULL`;
}

/** What a full pass has not seen since it began is mended. @returns how many findings stand */
export async function settleFindings({ database, clock }: StoreContext, desk: string, since: Instant): Promise<number> {
  await database.finding.updateMany({
    where: { desk, resolvedAt: null, seenAt: { lt: new Date(since) } },
    data: { resolvedAt: new Date(await clock.now()) },
  });
  return database.finding.count({ where: { desk, resolvedAt: null } });
}

/** What stands at a desk, by its code. */
export async function listFindings(
  { database }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<StandingFinding> | BadCursor> {
  const mark = listMark('findings', { desk });
  const after = cursor === null ? null : readNames(mark, cursor, 2);
  if (after === undefined) return { kind: 'bad-cursor' };
  const [code = '', subject = ''] = after ?? [];
  const rows = await database.finding.findMany({
    where: {
      ...{ desk, resolvedAt: null },
      ...(after === null ? {} : { OR: [{ code: { gt: code } }, { code, subject: { gt: subject } }] }),
    },
    orderBy: [{ code: 'asc' }, { subject: 'asc' }],
    take: most + 1,
  });
  const findings = rows.map(({ processKind, processId, resolvedAt: _, since, seenAt, ...row }): StandingFinding => ({
    ...row,
    code: row.code as Finding['code'],
    process: processKind === null || processId === null ? null : { kind: processKind, id: processId },
    since: since.getTime(),
    seenAt: seenAt.getTime(),
  }));
  return pageOf(findings, most, (last) => writeNames(mark, [last.code, last.subject]));
}
