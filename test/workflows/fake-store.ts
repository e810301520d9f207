import { createHash } from 'node:crypto';
import { ForeignRun, UnknownRun } from '../../store/process/look';
import type { ActivityPorts, LookRequest, LookResult, RunAttributes, RunLabels, RunTelling } from '../../activities';

type Verdict = 'done' | { readonly refused: string };
type Outcome = Awaited<ReturnType<ActivityPorts['store']['readOutcomes']>>[number];

interface Row {
  readonly commandId: string;
  readonly decide: (process: FakeProcess) => Verdict;
  outcome: Outcome | null;
}

/** One process of the fake store: tests set what its next look shall answer. */
export interface FakeProcess {
  readonly workflowId: string;
  revision: number;
  stage: string;
  ended: boolean;
  assignee: string | null;
  /** Instants that matter, in the test environment's time. The earliest is what looks name as next. */
  due: { at: number; name: string }[];
  /** So many of the next looks say that there is more. */
  more: number;
  /** Workflow ids of visits that the next looks ask to be started. */
  children: string[];
  /** What the next looks leave to be told to others. */
  tellings: RunTelling[];
  readonly rows: Row[];
  /** Hands, each once. */
  readonly hands: NonNullable<LookRequest['hand']>[];
  /** The instants that fired timers were aimed at, as looks were told. */
  readonly reached: number[];
  /** What the looks that are done asked, oldest first. */
  readonly looks: LookRequest[];
}

/**
 * The store without rules and without a database, with exact books: a look takes every waiting row in order of arrival, once,
 * and answers what it holds. Orchestration is tested against it alone.
 */
export class FakeStore {
  readonly processes = new Map<string, FakeProcess>();
  readonly calls: string[] = [];
  /** Thrown by the next looks instead of answering, until it returns null. */
  failure: () => Error | null = () => null;
  /** Awaited in every look before it reads the rows. */
  gate: Promise<void> = Promise.resolve();
  /** Awaited after the books are written and before the answer: where a worker may die. */
  afterwards: (process: FakeProcess) => Promise<void> = () => Promise.resolve();

  constructor(private readonly now: () => Promise<number>) {}

  open(workflowId: string): FakeProcess {
    const process: FakeProcess = {
      workflowId,
      revision: 1,
      stage: 'triage',
      ended: false,
      assignee: null,
      due: [],
      more: 0,
      children: [],
      tellings: [],
      rows: [],
      hands: [],
      reached: [],
      looks: [],
    };
    this.processes.set(workflowId, process);
    return process;
  }

  receive(workflowId: string, commandId: string, decide: Row['decide'] = () => 'done'): string {
    this.of(workflowId).rows.push({ commandId, decide, outcome: null });
    return commandId;
  }

  of(workflowId: string): FakeProcess {
    const process = this.processes.get(workflowId);
    if (!process) throw new UnknownRun(workflowId);
    return process;
  }

  readonly look = async (request: LookRequest): Promise<LookResult> => {
    this.calls.push(request.workflowId);
    const failure = this.failure();
    if (failure) throw failure;
    await this.gate;
    const { store, reached, hand } = request;
    if (store !== undefined && store !== 'fake') throw new ForeignRun(request.workflowId);
    const process = this.of(request.workflowId);
    const now = Math.max(await this.now(), reached ?? 0);
    if (reached !== null) process.reached.push(reached);
    if (hand && !process.hands.some(({ id }) => id === hand.id)) process.hands.push(hand);
    for (const row of process.rows.filter(({ outcome }) => outcome === null)) decide(process, row);
    process.due = process.due.filter(({ at }) => at > now);
    await this.afterwards(process);
    process.looks.push(request);
    return answer(process, request, now);
  };

  readonly readOutcomes = async (commandIds: readonly string[]): Promise<Outcome[]> =>
    [...this.processes.values()].flatMap(({ rows }) =>
      rows.flatMap(({ outcome }) => (outcome && commandIds.includes(outcome.commandId) ? [outcome] : [])),
    );
}

/** What a process is started with. */
export function labelsOf(process: FakeProcess): RunLabels {
  return { summary: `${process.workflowId} · server-failure`, attributes: attributesOf(process), store: 'fake' };
}

/** The digest of what a process shows now. */
export function digestOf(process: FakeProcess): string {
  return createHash('sha1')
    .update(JSON.stringify([attributesOf(process), detailsOf(process)]))
    .digest('hex');
}

function decide(process: FakeProcess, row: Row): void {
  const { commandId } = row;
  const verdict = row.decide(process);
  if (verdict === 'done') process.revision += 1;
  row.outcome =
    verdict === 'done'
      ? { commandId, outcome: 'done', revision: process.revision, refusal: null }
      : { commandId, outcome: 'refused', revision: null, refusal: verdict.refused };
}

function answer(process: FakeProcess, { shown }: LookRequest, now: number): LookResult {
  const next = nextOf(process);
  const digest = digestOf(process);
  process.more -= 1;
  return {
    revision: process.revision,
    stage: process.stage,
    next: next && { ...next, inMs: next.at - now },
    ended: process.ended,
    more: process.more >= 0,
    ...(digest === shown ? {} : { view: { digest, attributes: attributesOf(process), details: detailsOf(process) } }),
    children: process.children.map((workflowId) => ({ kind: 'visit', workflowId, summary: workflowId })),
    tellings: process.tellings.splice(0),
  };
}

function nextOf({ due }: FakeProcess): FakeProcess['due'][number] | null {
  return due.reduce<FakeProcess['due'][number] | null>((a, b) => (a && a.at <= b.at ? a : b), null);
}

function detailsOf({ stage }: FakeProcess): string {
  return `stage ${stage}`;
}

function attributesOf(process: FakeProcess): RunAttributes {
  return {
    Desk: 'skai',
    TicketNumber: process.workflowId,
    Stage: process.stage,
    Topic: 'server-failure',
    Assignee: process.assignee,
    ClientId: 'c0ffee00-0000-4000-8000-000000000001',
    NextDue: nextOf(process)?.at ?? null,
  };
}
