import { arrive, letter } from '../mail/harness';
import type { Api, Reply } from './harness';

type Ask = (
  who: ReturnType<Api['account']>,
  method: string,
  target: string,
  options?: { readonly body?: unknown },
) => Promise<Reply>;

/** A letter of the tray is read as it came and dropped; an administrator looks at the mailboxes. */
export async function walkLetters({ api, ask }: { readonly api: Api; readonly ask: Ask }): Promise<void> {
  const id = await arrive(api, letter({ from: 'who@nowhere.example' }), { desks: ['skai'] });
  const from = { address: 'who@nowhere.example', name: '' };
  const summary = { from, subject: 'x', excerpt: 'y', attachments: 0, warnings: [], ticket: null };
  await api.store.settleLetter({ id, outcome: 'tray', reason: 'stranger', summary });
  const { id: item } = await api.prisma.tray.findUniqueOrThrow({ where: { letterId: id } });
  const specialist = api.account('specialist');
  await ask(specialist, 'GET', '/api/v1/tray');
  await ask(specialist, 'GET', `/api/v1/tray/${item}/letter`);
  await ask(specialist, 'POST', `/api/v1/tray/${item}/acts`, { body: { type: 'drop', reason: 'z' } });
  await ask(api.account('administrator'), 'GET', '/api/v1/mailboxes');
}
