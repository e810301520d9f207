import { tmpdir } from 'node:os';
import { checkFile } from '../../files/check-file';
import { createIntake } from '../../mail/intake/intake';
import type { DemoAccount } from '../../prisma/seed';
import { arrive, letter } from '../mail/harness';
import type { Api, CallOptions, Reply } from './harness';

interface Speaking {
  readonly api: Api;
  readonly specialist: Pick<DemoAccount, 'apiKey'>;
  readonly ask: (
    who: Pick<DemoAccount, 'apiKey'> | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<Reply>;
}

/** A stranger's letter lies in the tray, is read, and is dropped, once; the mailboxes that such letters come from. */
export async function walkTray({ api, specialist, ask }: Speaking): Promise<void> {
  const { store } = api;
  const intake = createIntake({
    ...{ store, checkFile, own: [], trust: { hosts: [] }, folder: tmpdir() },
    tell: () => undefined,
    addressBook: () => store.readAddressBook(),
    onError: (error) => {
      throw error;
    },
  });
  await intake.one(await arrive({ store }, letter({ from: 'stranger@elsewhere.example' })));
  const { id } = await api.prisma.tray.findFirstOrThrow({ where: { desk: 'skai', letterId: { not: null } } });
  await ask(api.account('administrator'), 'GET', '/api/v1/mailboxes');
  await ask(specialist, 'GET', '/api/v1/tray');
  await ask(specialist, 'GET', `/api/v1/tray/${id}/letter`);
  for (let times = 0; times < 2; times += 1)
    await ask(specialist, 'POST', `/api/v1/tray/${id}/acts`, { body: { type: 'drop', reason: 'Реклама' } });
}
