/**
 * The life of one ticket, as the regulation tells it. The workflow knows who is waited for and what wakes it; what a word or
 * an instant means is decided by the commit, so that a mended rule never disturbs a running ticket.
 */
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  log,
  workflowInfo,
} from '@temporalio/workflow';
import type { Stage } from '../domain/regulation/types';
import { setAlarm } from './alarm';
import { commit } from './commit';
import { ticketIdOf } from './ids';
import { openMailbox } from './mailbox';
import type { TicketStart } from './messages';
import { show } from './view';

/** Replays stay short: a run hands over to the next one after so many events, or when the server suggests it. */
const defaultEventsPerRun = 2_000;

/**
 * Workflow type `ticket`, id `ticket/<id>`. It ends when nothing with a date is left; a later word starts it again.
 * A cancellation is not obeyed, since the promises to the client stand; who must stop a run may terminate it, and the next
 * word or `npm run rebuild` starts it again.
 */
export async function ticket(start: TicketStart | null = {}): Promise<void> {
  const life = begin(start ?? {});
  await CancellationScope.nonCancellable(async () => {
    await opened(life);
    while (!life.hasEnded()) {
      await triage(life);
      await resolution(life);
      await visit(life);
      await silence(life);
      await afterwards(life);
    }
  });
}

/** Every run begins with a commit, which loads the store: the clocks of the filing, and whatever came meanwhile. */
async function opened(life: Life): Promise<void> {
  await life.open();
}

/** Stage 1: until the first answer; "triage due" tells the manager. */
async function triage(life: Life): Promise<void> {
  while (life.isIn('triage')) await life.turn();
}

/** Stage 2: until the solution; estimates slip, proposals expire, waits end and limits come due meanwhile. */
async function resolution(life: Life): Promise<void> {
  while (life.isIn('resolution')) await life.turn();
}

/** The trip to the client's vehicles. */
async function visit(life: Life): Promise<void> {
  while (life.isIn('visit')) await life.turn();
}

/** Solved: until the client confirms or objects, or the agreed silence ends. */
async function silence(life: Life): Promise<void> {
  while (life.isIn('solved')) await life.turn();
}

/** Closed: until nothing with a date is left, or a late word reopens. */
async function afterwards(life: Life): Promise<void> {
  while (life.isIn('closed')) await life.turn();
}

type Life = ReturnType<typeof begin>;

/** What a run holds in memory: the mailbox, the alarm and where the ticket stands. All else is in the store. */
function begin(start: TicketStart) {
  const { workflowId, runId } = workflowInfo();
  const ticketId = ticketIdOf(workflowId);
  const eventsPerRun = positive(start.eventsPerRun);
  const mailbox = openMailbox(runId);
  const alarm = setAlarm();
  let stage: Stage = 'triage';
  let ended = false;
  let firstRequest = start.requestId;

  const commitNow = async (): Promise<void> => {
    const { questions, hand } = mailbox.take();
    const reached = alarm.take();
    const requestIds = questions.flatMap(({ requestId }) => requestId ?? []);
    if (firstRequest) requestIds.push(firstRequest);
    firstRequest = undefined;
    const answer = await commit(
      {
        ticketId,
        asked: questions.map((each) => each.commandId),
        reached: reached?.at ?? null,
        signal: hand,
        requestIds,
      },
      reached?.name ?? (hand ? `${hand.kind} by hand` : questions.length > 0 ? 'a word' : 'a look into the store'),
    );
    for (const question of questions) {
      const found = answer.outcomes.find(({ commandId }) => commandId === question.commandId);
      question.answer(found ? { outcome: found.outcome, revision: found.revision, refusal: found.refusal } : null);
    }
    show(answer);
    alarm.aim(answer.next);
    stage = knownStage(answer.attributes.Stage);
    ended = answer.ended;
  };

  /** True when, in one synchronous look, nobody waits for anything here. */
  const isQuiet = (): boolean => !mailbox.hasWork() && allHandlersFinished();

  /** Before a run is left: everybody gets an answer, and what comes meanwhile is committed. */
  const lastWords = async (): Promise<void> => {
    await condition(() => mailbox.hasWork() || allHandlersFinished());
    if (mailbox.hasWork()) await commitNow();
  };

  const mustHandOver = (): boolean => {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    return continueAsNewSuggested || historyLength > eventsPerRun;
  };

  return {
    isIn: (wanted: Stage): boolean => stage === wanted && !ended,
    hasEnded: (): boolean => ended,
    /** The first commit of a run. */
    open: async (): Promise<void> => {
      await commitNow();
      while (ended && !isQuiet()) await lastWords();
    },
    /** Waits for a word or for the alarm, and commits. A run that has grown long then hands over to the next one. */
    turn: async (): Promise<void> => {
      await condition(() => mailbox.hasWork() || alarm.hasRung());
      await commitNow();
      while ((ended || mustHandOver()) && !isQuiet()) await lastWords();
      // From the look above to here nothing is awaited: what is in flight now fails at its caller, who asks again.
      if (!ended && mustHandOver()) await continueAsNew<typeof ticket>({ eventsPerRun: start.eventsPerRun });
    },
  };
}

/** A stage that this release does not know (a newer worker committed) waits as resolution does. */
function knownStage(stage: string): Stage {
  switch (stage) {
    case 'triage':
    case 'resolution':
    case 'visit':
    case 'solved':
    case 'closed':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'resolution';
  }
}

function positive(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : defaultEventsPerRun;
}
