import { faultsAt } from './document';
import { fileAs, text, type Api, type CallOptions, type Reply } from './harness';
import { changeOf, follow } from './live-reader';
import type { DemoAccount } from '../../prisma/seed';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: Pick<DemoAccount, 'apiKey'>,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<Reply>;
}

/** Follows changes, and says that one is at work; each event as the document has it. @returns the operation that was walked */
export async function walkChanges({ api, ask }: Speaking): Promise<string> {
  const reader = await follow(api, api.account('specialist'), { lastEventId: 'of another server' });
  const ticket = await fileAs(api, api.account('client'));
  await ask(api.account('manager'), 'PUT', `/api/v1/tickets/${text(ticket['id'])}/presence`, {
    body: { doing: 'writing' },
  });
  await reader.next(changeOf(ticket['id']));
  await reader.next(({ event }) => event === 'presence');
  reader.close();
  const names = new Map(Object.entries({ hello: 'Hello', reset: 'Reset', change: 'Change', presence: 'Presence' }));
  expect(new Set(reader.events.map(({ event }) => event))).toEqual(new Set(names.keys()));
  for (const { event, data } of reader.events)
    expect(faultsAt(`/components/schemas/${names.get(event)}Event`, data)).toBe('');
  return 'GET /api/v1/changes';
}
