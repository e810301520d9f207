import type { DemoAccount } from '../../prisma/seed';
import { clockFrom } from '../../store/clock';
import { codeOf } from '../support/codes';
import { startOidcProvider } from '../support/oidc-provider';
import { faultsOfAnswer, pathOf } from './document';
import { call, inSession, startApi, text, type CallOptions, type Reply } from './harness';

/**
 * Signs in in every way there is, and notes who is away meanwhile.
 *
 * @returns what was walked: methods and paths
 */
export async function walkSignIn(): Promise<readonly string[]> {
  const provider = await startOidcProvider();
  let now = Date.now();
  const oidc = { issuer: provider.issuer, name: 'Вход компании', ...provider.client };
  const api = await startApi(
    { oidc },
    clockFrom(() => Promise.resolve(now)),
  );
  const walked: string[] = [];
  const ask = async (
    who: Pick<DemoAccount, 'apiKey'> | null,
    method: string,
    target: string,
    options: CallOptions = {},
  ): Promise<Reply> => {
    const reply = await call(api, who, method, target, options);
    expect(faultsOfAnswer(method, target, reply)).toBe('');
    expect([method, target, reply.status < 400]).toEqual([method, target, true]);
    walked.push(`${method} ${pathOf(target)}`);
    return reply;
  };
  try {
    const { email, password } = api.account('coordinator');
    const session = (await ask(null, 'POST', '/api/v1/session', { body: { email, password } })).body['token'];
    const me = { apiKey: text(session) };
    const own = '/api/v1/me/second-factor';
    await ask(me, 'GET', own);
    const key = text((await ask(me, 'POST', own)).body['key']);
    await ask(me, 'POST', `${own}/confirmation`, { body: { code: codeOf(key, now) } });
    await ask(me, 'GET', own);
    now += 60_000;
    await ask(me, 'POST', `${own}/backup-codes`, { body: { code: codeOf(key, now) } });
    now += 60_000;
    const { body } = await ask(null, 'POST', '/api/v1/session', { body: { email, password } });
    const code = { code: codeOf(key, now), challenge: text(body['challenge']) };
    await ask(null, 'POST', '/api/v1/session/code', { body: code });
    const administrator = await inSession(api, api.account('administrator'));
    await ask(administrator, 'DELETE', '/api/v1/people/co-01/second-factor');
    const again = (await ask(null, 'POST', '/api/v1/session', { body: { email, password } })).body['token'];
    const anew = { apiKey: text(again) };
    const other = text((await ask(anew, 'POST', own)).body['key']);
    await ask(anew, 'POST', `${own}/confirmation`, { body: { code: codeOf(other, now) } });
    now += 60_000;
    await ask(anew, 'POST', `${own}/removal`, { body: { code: codeOf(other, now) } });

    await ask(null, 'GET', '/api/v1/sign-in-ways');
    provider.answers.claims = { email, email_verified: true };
    const begun = await ask(null, 'GET', '/api/v1/session/oidc');
    const sent = await fetch(text(begun.headers.get('location')), { redirect: 'manual' });
    const back = new URL(text(sent.headers.get('location')));
    const [cookie = ''] = begun.headers.getSetCookie();
    await ask(null, 'GET', `${back.pathname}${back.search}`, { headers: { cookie: cookie.split(';')[0] ?? '' } });

    const absence = { from: '2030-01-10', to: '2030-01-12', standIn: 'sp-02', reason: 'отпуск' };
    const noted = await ask(administrator, 'POST', '/api/v1/people/sp-01/absences', { body: absence });
    await ask(administrator, 'GET', '/api/v1/absences?from=2030-01-01&to=2030-02-01');
    await ask(administrator, 'DELETE', `/api/v1/people/sp-01/absences/${text(noted.body['id'])}`);
    return walked;
  } finally {
    await api.stop();
    await provider.stop();
  }
}
