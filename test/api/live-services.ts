import type { DemoAccount } from '../../prisma/seed';
import { openExchange } from './exchange';
import type { Said } from './live-consents';
import { items, type Api, type CallOptions, type Json, type Reply } from './harness';

/** How a story speaks: every answer is held against the document. */
interface Speaking {
  readonly api: Api;
  readonly client: () => DemoAccount;
  readonly manager: () => DemoAccount;
  readonly ask: (who: DemoAccount, method: string, target: string, options?: CallOptions) => Promise<Reply>;
  readonly says: (who: DemoAccount, ticket: string, body: Said) => Promise<Json>;
  readonly file: (fields: object) => Promise<string>;
}

/** Hands a ticket over, returns and accepts it, and reads what both sides see of it. */
export async function walkServices({ api, ask, says, file, ...people }: Speaking): Promise<void> {
  const [client, manager] = [people.client(), people.manager()];
  await openExchange(api, [
    [client, 'client'],
    [manager, 'manager'],
  ]);
  const ticket = await file({ desk: 'exchange' });
  await says(manager, ticket, { type: 'answer-questions', list: 'intake', answers: { contact: 'По телефону' } });
  await says(manager, ticket, { type: 'record-test', test: 'exchange-log', result: 'eastern', text: 'Журнал.' });
  await says(manager, ticket, { type: 'hand-over', to: 'eastern', text: 'Обрыв у вас.' });
  await says(manager, ticket, { type: 'return', reason: 'Не наш участок', text: 'Проверьте шлюз.' });
  await says(manager, ticket, { type: 'hand-over', to: 'eastern', text: 'Проверили.' });
  await says(manager, ticket, { type: 'accept' });
  for (const who of [client, manager]) {
    for (const part of ['', '/timeline', '/clocks', '/commands', '/notices'])
      expect((await ask(who, 'GET', `/api/v1/tickets/${ticket}${part}`)).status).toBe(200);
    expect((await ask(who, 'GET', '/api/v1/regulations?desk=exchange')).status).toBe(200);
    expect((await ask(who, 'GET', '/api/v1/desks')).status).toBe(200);
  }
  expect(items((await ask(manager, 'GET', '/api/v1/tickets?service=eastern')).body)).toHaveLength(1);
}
