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
export function ticket(start: TicketStart | null = {}): Promise<void> {
  const life = begin(start ?? {});
  return CancellationScope.nonCancellable(() => live(life));
}

async function live(life: Life): Promise<void> {
  await opened(life);
  while (!life.hasEnded()) {
    await triage(life);
    await resolution(life);
    await visit(life);
    await silence(life);
    await afterwards(life);
  }
}

/** Every run begins with a commit, which loads the store: the clocks of the filing, and whatever came meanwhile. */
function opened(life: Life): Promise<void> {
  return life.open();
}

/** Stage 1: until the first answer; "triage due" tells the manager. */
function triage(life: Life): Promise<void> {
  return life.turnsIn('triage');
}

/** Stage 2: until the solution; estimates slip, proposals expire, waits end and limits come due meanwhile. */
function resolution(life: Life): Promise<void> {
  return life.turnsIn('resolution');
}

/** The trip to the client's vehicles. */
function visit(life: Life): Promise<void> {
  return life.turnsIn('visit');
}

/** Solved: until the client confirms or objects, or the agreed silence ends. */
function silence(life: Life): Promise<void> {
  return life.turnsIn('solved');
}

/** Closed: until nothing with a date is left, or a late word reopens. */
function afterwards(life: Life): Promise<void> {
  return life.turnsIn('closed');
}

type Life = ReturnType<typeof begin>;

/**
 * What a run holds in memory: the mailbox, the alarm and where the ticket stands. All else is in the store. A ticket waits
 * most of its life, thousands of them in one worker, and the SDK keeps a stack for every promise that is pending: so
 * waiting is one promise under few frames, and not a condition.
 */
function begin(start: TicketStart) {
  const { workflowId, runId } = workflowInfo();
  const ticketId = ticketIdOf(workflowId);
  const eventsPerRun = positive(start.eventsPerRun);
  let ring = (): void => undefined;
  const mailbox = openMailbox(runId, () => ring());
  const alarm = setAlarm(() => ring());
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
    /** The first commit of a run. */
    open: async (): Promise<void> => {
      await commitNow();
      while (ended && !isQuiet()) await lastWords();
    },
    /** While the ticket stands in this stage: waits for a word or for the alarm, and commits. */
    turnsIn: async (wanted: Stage): Promise<void> => {
      while (stage === wanted && !ended) {
        while (!mailbox.hasWork() && !alarm.hasRung()) await new Promise<void>((resolve) => (ring = resolve));
        await commitNow();
        while ((ended || mustHandOver()) && !isQuiet()) await lastWords();
        // From the look above to here nothing is awaited: what is in flight now fails at its caller, who asks again.
        if (!ended && mustHandOver()) await continueAsNew<typeof ticket>({ eventsPerRun: start.eventsPerRun });
      }
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
