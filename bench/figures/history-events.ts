import type { Bench } from '../harness/bench';
import { historiesOf } from '../harness/histories';
import { openHttp } from '../harness/http';
import { command, file, replyWords, triage } from '../harness/tickets';

/**
 * Events that the standard path leaves in the history of a ticket's workflow: filed, triaged, a reply of the client, solved,
 * confirmed. Before each step everything settles, letters sent and their reports taken, as it is when people act. All
 * events of all executions count.
 */
export async function measureHistoryEvents({ product, bare, settled }: Bench): Promise<number> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const specialist = openHttp(product.api, product.account('specialist').apiKey, 1);
  const since = Date.now();
  const ticket = await file(client);
  const steps = [
    () => triage(specialist, ticket),
    () => command(client, ticket.id, replyWords),
    () =>
      command(specialist, ticket.id, {
        type: 'solve',
        kind: 'repair',
        text: 'Настройки обновлены, оба трекера на связи.',
      }),
    () => command(client, ticket.id, { type: 'confirm' }),
  ];
  for (const step of steps) {
    await settled();
    await step();
  }
  await settled();
  client.close();
  specialist.close();

  const runs = (await historiesOf(bare.client, [ticket], since)).get(ticket.tid) ?? [];
  return runs.reduce((sum, run) => sum + run.length, 0);
}
