/**
 * What a run holds in memory: the mailbox, the alarm and where the process stands. All else is in the store. A process waits
 * most of its loop, thousands of them in one worker, and the SDK keeps a stack for every promise that is pending: so waiting
 * is one promise under few frames, and not a condition.
 */
import { setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { setAlarm, type Alarm } from './alarm';
import { look as askStore } from './look';
import { openMailbox, type Batch } from './mailbox';
import type { RunFirst, RunStart } from './messages';
import { startChildren } from './start-children';
import { show } from './view';

/** Replays stay short: a run hands over to the next one after so many events, or when the server suggests it. */
const defaultEventsPerRun = 250;
/** A start's own words are good for so long; a first task that comes later looks. */
const freshMs = 5_000;
/** With more hands than this the run goes on, and does not load them on the next one. */
const mostHandsCarried = 100;

/** How a kind of process lives. */
export interface RunKind<Stage extends string> {
  readonly firstStage: Stage;
  /** Whether somebody in the engine's console may act on it by a signal. */
  readonly hearsHands: boolean;
  /** A stage that this release does not know (a newer worker committed) waits as another one does. */
  readonly known: (stage: string) => Stage;
  readonly continueAsNew: (start: RunStart) => Promise<never>;
}

export interface RunLoop<Stage extends string> {
  readonly hasEnded: () => boolean;
  /** How a run begins: as its start says if that is fresh, else with a look. */
  readonly open: () => Promise<void>;
  /** While it stands in one of these stages: waits for a signal or for the alarm, and looks. */
  readonly whileIn: (...stages: readonly Stage[]) => Promise<void>;
  /** While it stands in this stage: does a step of its work, and looks. */
  readonly workIn: (stage: Stage, step: () => Promise<void>) => Promise<void>;
}

export function createRunLoop<Stage extends string>(start: RunStart, kind: RunKind<Stage>): RunLoop<Stage> {
  const { workflowId, firstExecutionRunId, memo } = workflowInfo();
  const eventsPerRun = positive(start.eventsPerRun);
  let rung = false;
  let wake = (): void => undefined;
  const ring = (): void => {
    rung = true;
    wake();
  };
  const mailbox = openMailbox({
    chain: firstExecutionRunId,
    hearsHands: kind.hearsHands,
    hands: start.hands ?? [],
    handsTaken: start.handsTaken ?? 0,
    ring,
  });
  const alarm = setAlarm(ring);
  let stage: Stage = kind.firstStage;
  let shown: string | undefined;
  let ended = false;
  let more = false;
  let looks = 0;

  const look = async (): Promise<void> => {
    looks += 1;
    const { hand, words } = mailbox.take();
    const reached = alarm.take();
    const store = typeof memo?.['store'] === 'string' ? memo['store'] : undefined;
    const said = words.length > 0 ? words : undefined;
    const answer = await askStore(
      { workflowId, store, reached: reached?.at ?? null, hand, words: said, shown },
      reached?.name ?? aboutWhat({ hand, words }),
    );
    if (answer.view) {
      show(answer.view);
      shown = answer.view.digest;
    }
    alarm.aim(answer.next);
    stage = kind.known(answer.stage);
    ({ ended, more } = answer);
    await startChildren(answer.children ?? [], start, memo);
  };

  const waits = (): boolean => more || mailbox.hasWork() || alarm.hasRung();

  /** A look is an event at least, and those of the task under way are not counted by the server yet. */
  const isLong = (): boolean => {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    if (mailbox.left().hands.length > mostHandsCarried) return false;
    return continueAsNewSuggested || Math.max(historyLength, looks) > eventsPerRun;
  };

  /** The next run begins with a look, so that nothing is carried but what no store holds yet. */
  const handOver = (): Promise<never> =>
    kind.continueAsNew({ format: 1, ...carried(mailbox.left()), eventsPerRun: start.eventsPerRun });

  /** A process that has ended leaves nothing behind that came meanwhile. */
  const lookUntilQuiet = async (): Promise<void> => {
    await look();
    while (ended && waits()) {
      if (isLong()) await handOver();
      await look();
    }
  };

  return {
    hasEnded: () => ended,
    open: async () => {
      if (start.first && isFresh()) {
        const { first } = start;
        stage = kind.known(first.stage);
        shown = first.digest;
        if (first.details !== undefined) setCurrentDetails(first.details);
        aimAsStarted(alarm, first);
        return;
      }
      await lookUntilQuiet();
    },
    whileIn: async (...stages) => {
      while (stages.includes(stage) && !ended) {
        // Quiet signals ask for no look, but they too make a run long.
        while (!waits() && !(rung && isLong())) {
          rung = false;
          await new Promise<void>((resolve) => (wake = resolve));
        }
        if (isLong()) await handOver();
        await lookUntilQuiet();
      }
    },
    workIn: async (working, step) => {
      while (stage === working && !ended) {
        await step();
        if (isLong()) await handOver();
        await lookUntilQuiet();
      }
    },
  };
}

/** How long ago the run was started, told by Temporal's own two times: within a task its clock stands. */
function ageMs(): number {
  // oxlint-disable-next-line reglament/no-clock -- inside a workflow this is the time of the task, from its history
  return Date.now() - workflowInfo().startTime.getTime();
}

function isFresh(): boolean {
  return ageMs() <= freshMs;
}

function aimAsStarted(alarm: Alarm, { next }: RunFirst): void {
  alarm.aim(next && { ...next, inMs: next.inMs - Math.max(0, ageMs()) });
}

function carried({ hands, handsTaken }: { readonly hands: RunStart['hands']; readonly handsTaken: number }): RunStart {
  if (handsTaken === 0) return {};
  return hands && hands.length > 0 ? { hands: [...hands], handsTaken } : { handsTaken };
}

function aboutWhat({ hand, words }: Batch): string {
  if (hand) return `${hand.name} by hand`;
  return words.length > 0 ? [...new Set(words.map(({ name }) => name))].join(', ') : 'a look into the store';
}

function positive(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : defaultEventsPerRun;
}
