import { randomUUID } from 'node:crypto';
import type { Rehearsal } from '../../domain/publication';
import { partRow, sayOfRun } from '../process/say-of-run';
import { keepLines, keepRehearsal, type Kept } from '../rehearsal/keep-lines';
import { rehearse } from '../rehearsal/rehearse';
import type { RehearsalSummary } from '../rehearsal/types';
import type { StoreContext } from '../store-context';
import type { Content } from './content';
import { publicationOfRun } from './publication-of-run';

export interface RehearsingDraft {
  readonly workflowId: string;
  /** Ends it: what was told so far is told anew by whoever goes on. */
  readonly signal: AbortSignal;
  /** Told of each page of processes. */
  readonly onProgress: () => void;
}

/** So often it is told that it goes on, whatever it is at. */
const beatMs = 5_000;

/**
 * Rehearses what a publication asks for, and keeps a line a process beside it. One that was revised meanwhile is left, and so is one
 * that another try has told of.
 */
export async function rehearseDraft(
  context: StoreContext,
  { workflowId, signal, onProgress }: RehearsingDraft,
): Promise<void> {
  const { id, state } = await publicationOfRun(context, workflowId);
  const asked = state.rehearsing;
  if (asked === null) return;
  const { content } = await context.database.draft.findUniqueOrThrow({ where: { id }, select: { content: true } });
  const kept = { id: randomUUID(), draftId: id };
  const beat = setInterval(onProgress, beatMs);
  try {
    let next = 0;
    const summary = await rehearse(context, content as unknown as Content, {
      openTickets: asked.openTickets,
      signal,
      onLines: async (lines) => {
        next = await keepLines(context.database, kept, lines, next);
        onProgress();
      },
    });
    await tell(context, id, asked.id, kept, summary);
  } finally {
    clearInterval(beat);
  }
}

async function tell(
  context: StoreContext,
  id: string,
  asked: string,
  kept: Kept,
  summary: RehearsalSummary,
): Promise<void> {
  const { faults, misfits, ...counts } = summary;
  const result: Rehearsal['result'] = { summary: { ...counts, faults: faults.length, misfits: misfits.length } };
  const content = { rehearsal: asked, result };
  const row = partRow({ identity: `rehearsed/${asked}`, type: 'rehearsed', content });
  await sayOfRun(context, { kind: 'publication', id }, [row], async ({ transaction }, { written, outcomes }) => {
    const outcome = outcomes.find(({ commandId }) => commandId === row.id)?.result;
    if (written.has(row.id) && outcome?.kind === 'done') await keepRehearsal(transaction, kept, asked, summary);
  });
}
