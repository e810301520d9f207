import type { Bench } from '../harness/bench';
import { openDesks } from '../harness/desks';
import { effort } from '../harness/effort';
import { atOnce, paced, timed } from '../harness/load';
import { median } from '../harness/statistics';
import { command, replyWords } from '../harness/tickets';

const everyMs = 100;
const seconds = effort.seconds(60);
const rounds = effort.rounds(3);
/** Of each desk; replies go round these. */
const tickets = 20;

export interface DeskRepliesFigure {
  /** A client's reply over HTTP until it is answered, by desk. */
  readonly p50Ms: Readonly<Record<string, number>>;
  /** Of each desk over SKAI. */
  readonly ratios: Readonly<Record<string, number>>;
}

/**
 * A reply of a client every 100 ms, to each desk in its turn, over 20 tickets of each that nobody has answered, so that all desks
 * meet the same machine; for a minute in each of three rounds, the median of the rounds' medians.
 */
export async function measureDeskReplies(bench: Bench): Promise<DeskRepliesFigure> {
  const desks = openDesks(bench, tickets);
  const filed = await Promise.all(desks.map(({ file }) => atOnce(2, tickets, file)));
  const round = async (length: number): Promise<readonly number[]> => {
    const taken = desks.map((): number[] => []);
    await bench.settled();
    await paced(everyMs, length, async (index) => {
      const turn = index % desks.length;
      const ticket = filed[turn]?.[Math.floor(index / desks.length) % tickets];
      const client = desks[turn]?.client;
      if (ticket && client) taken[turn]?.push(await timed(() => command(client, ticket.id, replyWords)));
    });
    return taken.map(median);
  };
  await round(effort.seconds(10));
  const medians: (readonly number[])[] = [];
  for (let index = 0; index < rounds; index += 1) medians.push(await round(seconds));
  await bench.settled();
  desks.forEach((desk) => desk.close());
  const over = (of: (ofRound: readonly number[], desk: number) => number) =>
    Object.fromEntries(desks.map(({ code }, desk) => [code, median(medians.map((ofRound) => of(ofRound, desk)))]));
  const skai = desks.findIndex(({ code }) => code === 'skai');
  return {
    p50Ms: over((ofRound, desk) => ofRound[desk] ?? NaN),
    ratios: over((ofRound, desk) => (ofRound[desk] ?? NaN) / (ofRound[skai] ?? NaN)),
  };
}
