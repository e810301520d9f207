import { linkKeys, passwordLinkOf } from '../../letters/press';
import type { DemoAccount } from '../../prisma/seed';
import { filing, secret, text, type Api, type CallOptions, type Reply } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: Pick<DemoAccount, 'apiKey'> | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<Reply>;
}

/** Signs in and out, has a forgotten password set anew, and invites somebody who was only called about. */
export async function walkAccounts({ api, ask }: Speaking): Promise<void> {
  const { email, password } = api.account('client');
  const signedIn = await ask(null, 'POST', '/api/v1/session', { body: { email, password } });
  await ask({ apiKey: text(signedIn.body['token']) }, 'DELETE', '/api/v1/session');
  await ask(null, 'POST', '/api/v1/session/password-reset', { body: { email } });
  const { id } = await api.prisma.accountLetter.findFirstOrThrow({ where: { person: { email } } });
  const [, token] = /([\w-]+)$/.exec(passwordLinkOf(id, { origin: '', keys: linkKeys(secret) })) ?? [];
  for (const body of [
    { token, password },
    { token, password: 'another password' },
  ])
    await ask(null, 'POST', '/api/v1/session/password', { body });
  const specialist = api.account('specialist');
  const { clientId } = await api.prisma.membership.findFirstOrThrow({ where: { desk: 'skai', role: 'client' } });
  const called = { ...filing, onBehalfOf: { client: clientId, name: 'Ольга Звонкова' } };
  const filed = await ask(specialist, 'POST', '/api/v1/tickets', { body: called });
  const invitation = `/api/v1/people/${text(filed.body['author']?.['id'])}/invitation`;
  for (const body of [{}, { email: 'olga@sever.example' }]) await ask(specialist, 'POST', invitation, { body });
}
