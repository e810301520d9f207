/**
 * The life of runs that release 0.2 began: frozen, because their histories are replayed. One ends with the run: what it hands
 * over to is a run of today, under the old id.
 *
 * What a run of a ticket or a visit holds in memory: the mailbox, the alarm and where it stands. All else is in the store. A
 * bearer waits most of its life, thousands of them in one worker, and the SDK keeps a stack for every promise that is
 * pending: so waiting is one promise under few frames, and not a condition.
 */
import { allHandlersFinished, condition, workflowInfo } from '@temporalio/workflow';
import type { CommitAnswer, EarlierHandSignal as HandSignal } from '../../activities';
import { setAlarm } from '../alarm';
import { openMailbox } from './mailbox';
import type { RunStart } from '../messages';
import type { EarlierStart } from './messages';
import { show } from './view';

/** Replays stay short: a run hands over to the next one after so many events, or when the server suggests it. */
const defaultEventsPerRun = 2_000;

/** What one turn asks of the commit. */
export interface TurnRequest {
  readonly asked: readonly string[];
  readonly reached: number | null;
  readonly signal: HandSignal | undefined;
  readonly requestIds: readonly string[];
}

/** How a kind of bearer lives. */
export interface Nature<Stage extends string> {
  readonly firstStage: Stage;
  /** Whether somebody in the engine's console may act on it by a signal. */
  readonly hearsHands: boolean;
  readonly commit: (turn: TurnRequest, summary: string) => Promise<CommitAnswer>;
  /** What else a commit asks for, after everybody has an answer. */
  readonly afterwards?: (answer: CommitAnswer) => Promise<void>;
  /** A stage that this release does not know (a newer worker committed) waits as another one does. */
  readonly known: (stage: string) => Stage;
  readonly continueAsNew: (start: RunStart) => Promise<never>;
}

export interface Life<Stage extends string> {
  readonly hasEnded: () => boolean;
  /** The first commit of a run: what the store holds, and whatever came meanwhile. */
  readonly open: () => Promise<void>;
  /** While it stands in one of these stages: waits for a word or for the alarm, and commits. */
  readonly turnsIn: (...stages: readonly Stage[]) => Promise<void>;
}

export function begin<Stage extends string>(start: EarlierStart, nature: Nature<Stage>): Life<Stage> {
  const eventsPerRun = positive(start.eventsPerRun);
  let ring = (): void => undefined;
  const mailbox = openMailbox(workflowInfo().runId, nature.hearsHands, () => ring());
  const alarm = setAlarm(() => ring());
  let stage: Stage = nature.firstStage;
  let ended = false;
  let firstRequest = start.requestId;

  const commitNow = async (): Promise<void> => {
    const { questions, hand } = mailbox.take();
    const reached = alarm.take();
    const requestIds = questions.flatMap(({ requestId }) => requestId ?? []);
    if (firstRequest) requestIds.push(firstRequest);
    firstRequest = undefined;
    const answer = await nature.commit(
      { asked: questions.map((each) => each.commandId), reached: reached?.at ?? null, signal: hand, requestIds },
      reached?.name ?? (hand ? `${hand.kind} by hand` : questions.length > 0 ? 'a word' : 'a look into the store'),
    );
    for (const question of questions) {
      const found = answer.outcomes.find(({ commandId }) => commandId === question.commandId);
      question.answer(found ? { outcome: found.outcome, revision: found.revision, refusal: found.refusal } : null);
    }
    show(answer);
    alarm.aim(answer.next);
    stage = nature.known(answer.attributes.Stage);
    ended = answer.ended;
    await nature.afterwards?.(answer);
  };

  /** True when, in one synchronous look, nobody waits for anything here. */
  const isQuiet = (): boolean => !mailbox.hasWork() && allHandlersFinished();

  /** Before a run is left: everybody who was let in gets an answer, and what signals bring meanwhile is committed. */
  const lastWords = async (): Promise<void> => {
    mailbox.shut(true);
    await condition(() => mailbox.hasWork() || allHandlersFinished());
    if (mailbox.hasWork()) await commitNow();
    mailbox.shut(false);
  };

  const mustHandOver = (): boolean => {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    return continueAsNewSuggested || historyLength > eventsPerRun;
  };

  return {
    hasEnded: (): boolean => ended,
    open: async (): Promise<void> => {
      await commitNow();
      while (ended && !isQuiet()) await lastWords();
    },
    turnsIn: async (...stages): Promise<void> => {
      while (stages.includes(stage) && !ended) {
        while (!mailbox.hasWork() && !alarm.hasRung()) await new Promise<void>((resolve) => (ring = resolve));
        await commitNow();
        while ((ended || mustHandOver()) && !isQuiet()) await lastWords();
        // From the look above to here nothing is awaited: what is in flight now fails at its caller, who asks again.
        if (!ended && mustHandOver()) await nature.continueAsNew({ format: 1, eventsPerRun: start.eventsPerRun });
      }
    },
  };
}

function positive(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : defaultEventsPerRun;
}
