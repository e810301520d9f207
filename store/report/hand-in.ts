import { reportKind, type ReportState } from '../../domain/report';
import { isUuid, jsonOf } from '../json';
import { commit } from '../process/commit';
import { inUnit } from '../process/in-unit';
import { lockProcess } from '../process/lock';
import { known, rowOf, type Receipt } from '../process/receipt';
import type { Said } from '../process/said';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { drawFigures } from './figures';
import { keptReport } from './kept-report';

const decisionsMs = 1_000;

/**
 * Hands a report in, with the figures of its month as they are now. What is said are the words alone: said again under the same
 * identity they are answered as they were, whatever the figures have come to since.
 */
export async function handInReport(
  context: StoreContext,
  receipt: Omit<Receipt, 'kind' | 'type' | 'content'>,
  { text }: { readonly text: string },
): Promise<Said<ReportState>> {
  const ref = { kind: reportKind.kind, id: receipt.id };
  if (!isUuid(ref.id)) return { kind: 'no-process' };
  const said = rowOf({ ...receipt, ...ref, type: 'hand-in', content: { text } });
  const before = await known(context.database, said);
  if (before !== undefined) return before;
  const process = await context.database.process.findUnique({ where: { kind_id: ref } });
  if (process === null) return { kind: 'no-process' };
  const drawn = await stateOf(context.database, reportKind, ref.id, process.state);
  const figures = await drawFigures(context, drawn, await context.library.pinned(drawn.rules));
  const row = { ...said, content: jsonOf({ text, figures }) as Record<string, unknown> };
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, ref);
    if (locked === undefined) return { kind: 'no-process' } as const;
    const committed = await commit(unit, keptReport, locked, { rows: [row], reached: null });
    if (!committed.written.has(row.id)) return (await known(unit.transaction, row)) ?? ({ kind: 'conflict' } as const);
    const outcome = committed.outcomes.find(({ commandId }) => commandId === row.id);
    if (outcome === undefined)
      return { kind: 'pending', commandId: row.id, workflowId: locked.run.workflowId } as const;
    return { kind: 'decided', outcome: outcome.result, committed } as const;
  });
  if (result.kind !== 'decided') return result;
  const { state, rules, now } = result.committed;
  return { kind: 'decided', commandId: row.id, result: result.outcome, state, rules, now, tellings };
}
