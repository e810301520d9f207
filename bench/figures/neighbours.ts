import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { perSecond } from '../harness/load';
import { command, file, fileMany, replyWords } from '../harness/tickets';

const seconds = effort.seconds(10);
const warmUpSeconds = effort.seconds(3);
const tickets = 50;

export type Clients = '1' | '4' | '8';
type PerClients = Readonly<Record<Clients, number>>;

/** Tickets filed and replies answered a second, by the number of clients that each wait for their answers. */
export interface NeighboursFigure {
  readonly files: PerClients;
  readonly replies: PerClients;
}

/** Request Tracker 5.0.3 on PostgreSQL over REST2, measured on such a machine with two cores in November 2026. */
export const requestTracker: NeighboursFigure = {
  files: { '1': 7, '4': 11, '8': 12 },
  replies: { '1': 8, '4': 15, '8': 15 },
};

/** Ours for scale: for 10 seconds each over HTTP until 201, replies over 50 tickets. */
export async function measureNeighbours({ product, settled }: Bench): Promise<NeighboursFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 8);
  const fileOne = () => file(client);
  const ids = (await fileMany(client, tickets)).map(({ id }) => id);
  const reply = (index: number) => command(client, ids[index % tickets] ?? '', replyWords);
  const measure = async (call: (index: number) => Promise<unknown>): Promise<PerClients> => {
    const rate = async (clients: number): Promise<number> => {
      await settled();
      return perSecond(clients, seconds, call);
    };
    await perSecond(8, warmUpSeconds, call);
    return { '1': await rate(1), '4': await rate(4), '8': await rate(8) };
  };
  const figure = { files: await measure(fileOne), replies: await measure(reply) };
  await settled();
  client.close();
  return figure;
}
