/** One key that says a thousand words a second, and what the others notice of it. */
import { setTimeout as delay } from 'node:timers/promises';
import { eventually, type Caller } from './caller';

export interface Flood {
  /** How many words were sent. */
  readonly sent: number;
  /** How often each status was answered. */
  readonly answers: ReadonlyMap<number, number>;
  /** 429 without a word of when to come again. */
  readonly withoutRetryAfter: number;
}

const turnMs = 10;
const perTurn = 10;
/** More than these are not under way at once: the flood is one of words, and not of connections. */
const mostUnderWay = 64;

/** Replies to a ticket a thousand times a second for so long, and waits for the last answers. */
export async function flood(who: Caller, ticketId: string, seconds: number): Promise<Flood> {
  const answers = new Map<number, number>();
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  let withoutRetryAfter = 0;
  const post = async (): Promise<void> => {
    const body = { type: 'reply', text: `Слово ${sent}` };
    const { status, headers } = await who.call('POST', `/tickets/${ticketId}/commands`, body);
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (status === 429 && !(Number(headers.get('retry-after')) > 0)) withoutRetryAfter += 1;
  };
  const begun = performance.now();
  for (let turn = 1; turn * turnMs <= seconds * 1_000; turn += 1) {
    for (let index = 0; index < perTurn && underWay.size < mostUnderWay; index += 1) {
      sent += 1;
      const one: Promise<void> = post().finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await delay(Math.max(0, begun + turn * turnMs - performance.now()));
  }
  await Promise.all(underWay);
  return { sent, answers, withoutRetryAfter };
}

/** Others who speak to tickets of their own, one word every tenth of a second, until they are told to stop. */
export interface Others {
  /** @returns the statuses of all answers, and the time that 99 of 100 were answered in, in milliseconds */
  readonly stop: () => Promise<{
    readonly statuses: ReadonlySet<number>;
    readonly count: number;
    readonly p99: number;
  }>;
}

export function speakMeanwhile(who: Caller, ticketIds: readonly string[]): Others {
  const statuses = new Set<number>();
  const times: number[] = [];
  const underWay = new Set<Promise<void>>();
  let next = 0;
  const say = async (ticketId: string): Promise<void> => {
    const begun = performance.now();
    const { status } = await who.give(ticketId, 'reply', { text: 'Смотрим' });
    times.push(performance.now() - begun);
    statuses.add(status);
  };
  const timer = setInterval(() => {
    const one: Promise<void> = say(ticketIds[next++ % ticketIds.length] ?? '').finally(() => underWay.delete(one));
    underWay.add(one);
  }, 100);
  return {
    stop: async () => {
      await eventually('somebody has spoken', async () => times.length > 0);
      clearInterval(timer);
      await Promise.all(underWay);
      const sorted = times.sort((a, b) => a - b);
      return { statuses, count: times.length, p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0 };
    },
  };
}
