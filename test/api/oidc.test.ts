/** Signing in at another place, such as a company's own directory (OpenID Connect). */
import { readSettings } from '../../api/settings';
import type { DemoAccount } from '../../prisma/seed';
import { startOidcProvider, type OidcProvider } from '../support/oidc-provider';
import { call, outcome, startApi, text } from './harness';
import type { Api } from './harness';

let provider: OidcProvider;
let api: Api;
let somebody: DemoAccount;
beforeAll(async () => {
  provider = await startOidcProvider();
  api = await startApi({ oidc: { issuer: provider.issuer, name: 'Вход компании', ...provider.client } });
  somebody = api.account('specialist');
}, 60_000);
afterAll(async () => {
  await api.stop();
  await provider.stop();
});
beforeEach(() => {
  provider.reset();
  provider.answers.claims = { email: somebody.email.toUpperCase(), email_verified: true };
});

const path = '/api/v1/session/oidc';
const cookieOf = (response: Response, name: string): string =>
  response.headers
    .getSetCookie()
    .find((each) => each.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';
const go = (address: string, cookie = ''): Promise<Response> =>
  fetch(new URL(address, api.base), { redirect: 'manual', headers: { cookie } });
const where = (response: Response): string => response.headers.get('location') ?? '';

/** The browser's way there and back, with the cookie that it was given. */
async function there(next = ''): Promise<{ begun: Response; back: string; cookie: string }> {
  const begun = await go(path + next);
  const sent = await go(where(begun));
  return { begun, back: where(sent), cookie: cookieOf(begun, 'reglament_oidc') };
}

/** Where somebody ends who goes there and comes back. */
async function comesBack(): Promise<string> {
  const { back, cookie } = await there();
  return where(await go(back, cookie));
}

it('whom the other place knows by an address that it vouches for is let in as the person here who has it', async () => {
  expect((await call(api, null, 'GET', '/api/v1/sign-in-ways')).body).toEqual({
    oidc: { name: 'Вход компании', address: path },
  });
  const { begun, back, cookie } = await there('?next=/queues/mine');
  const asked = new URL(where(begun)).searchParams;
  expect([begun.status, asked.get('response_type'), asked.get('code_challenge_method')]).toEqual([303, 'code', 'S256']);
  expect(begun.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^reglament_oidc=[0-9a-f]+; Path=\/api\/v1\/session\/oidc; HttpOnly; SameSite=Lax; Expires=/),
  ]);
  // What the browser keeps does not say what it holds.
  expect(cookie).not.toContain(asked.get('state'));
  const entered = await go(back, cookie);
  expect([entered.status, where(entered)]).toEqual([303, '/queues/mine']);
  expect(entered.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^reglament_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict/),
    expect.stringMatching(/^reglament_device=/),
    expect.stringMatching(/^reglament_oidc=;/),
  ]);
  const me = await call(api, null, 'GET', '/api/v1/me', {
    headers: { cookie: cookieOf(entered, 'reglament_session') },
  });
  expect(me.body).toMatchObject({ email: somebody.email, via: 'session' });
  // The code and what was begun are used up.
  expect(where(await go(back, cookie))).toBe('/sign-in?trouble=oidc-not-ours');
});

it.each([
  '/%09/elsewhere.example',
  '/%0a/elsewhere.example',
  '//elsewhere.example',
  '/%5Celsewhere.example',
  '/.//elsewhere.example',
])('nobody is led away by where they want to go on: %s', async (next) => {
  expect((await go(`${path}?next=${next}`)).status).toBe(400);
});

it('one goes on at a place with letters of any alphabet', async () => {
  const { back, cookie } = await there(`?next=${encodeURIComponent('/queues/all?text=сервер на почте')}`);
  const entered = await go(back, cookie);
  expect(decodeURI(where(entered))).toBe('/queues/all?text=сервер на почте');
});

it('nobody comes in by a way back that was not begun in this browser, is of another sign-in, or was changed', async () => {
  const [one, other] = [await there(), await there()];
  const begunWithout = ['', 'reglament_oidc=abc', `${one.cookie}00`, other.cookie];
  for (const cookie of begunWithout) expect(where(await go(one.back, cookie))).toBe('/sign-in?trouble=oidc-not-ours');
  provider.answers.isStateChanged = true;
  expect(await comesBack()).toBe('/sign-in?trouble=oidc-not-ours');
});

it.each([
  ['the nonce of another sign-in', { nonce: 'another' }],
  ['another audience', { aud: 'somebody-else' }],
  ['another issuer', { iss: 'http://127.0.0.1:1' }],
])('a token with %s is not taken', async (_what, claims) => {
  provider.answers.claims = { ...provider.answers.claims, ...claims };
  expect(await comesBack()).toBe('/sign-in?trouble=oidc-not-ours');
});

it('a token that is signed by somebody else is not taken', async () => {
  provider.answers.isForged = true;
  expect(await comesBack()).toBe('/sign-in?trouble=oidc-not-ours');
});

it.each([
  ['an address that is not vouched for', { email_verified: false }, 'oidc-not-verified'],
  ['one that is vouched for in words only', { email_verified: 'true' }, 'oidc-not-verified'],
  ['one of which it does not say', { email_verified: undefined }, 'oidc-not-verified'],
  ['no address', { email: undefined }, 'oidc-not-verified'],
  ['an address that nobody here has', { email: 'stranger@nowhere.example' }, 'oidc-unknown'],
])('%s opens nothing, and makes nobody', async (_what, claims, trouble) => {
  provider.answers.claims = { ...provider.answers.claims, ...claims };
  const before = await api.prisma.person.count();
  expect(await comesBack()).toBe(`/sign-in?trouble=${trouble}`);
  expect(await api.prisma.person.count()).toBe(before);
});

it('who has left is told so', async () => {
  const gone = api.account('technician');
  const me = await call(api, gone, 'GET', '/api/v1/me');
  const shortId = text(me.body['memberships']?.[0]?.['shortId']);
  await api.store.setActive({ desk: 'skai', shortId, active: false });
  provider.answers.claims['email'] = gone.email;
  expect(await comesBack()).toBe('/sign-in?trouble=oidc-inactive');
});

it('when the other place is away, or says no, the page of signing in says so', async () => {
  provider.answers.error = 'access_denied';
  expect(await comesBack()).toBe('/sign-in?trouble=oidc-cancelled');
  provider.reset();
  const { back, cookie } = await there();
  provider.answers.isAway = true;
  expect(where(await go(back, cookie))).toBe('/sign-in?trouble=oidc-away');
  expect(api.log.join('\n')).not.toContain(new URL(back, api.base).searchParams.get('code'));
});

it('who has a second factor is asked for its code after the other place, too', async () => {
  const account = api.account('manager');
  const { personId } = await api.prisma.membership.findFirstOrThrow({ where: { person: { email: account.email } } });
  const factor = { personId, secret: 'x', backupCodes: [], createdAt: new Date(), confirmedAt: new Date() };
  await api.prisma.secondFactor.create({ data: factor });
  provider.answers.claims['email'] = account.email;
  const { back, cookie } = await there('?next=/tickets/SKAI-1');
  const answer = await go(back, cookie);
  expect(where(answer)).toBe('/sign-in?step=code&next=%2Ftickets%2FSKAI-1');
  expect([cookieOf(answer, 'reglament_session'), cookieOf(answer, 'reglament_sign_in')]).toEqual([
    '',
    expect.stringMatching(/./),
  ]);
});

it('nobody is led to another site afterwards, and without a place there is no way', async () => {
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example'])
    expect((await go(`${path}?next=${encodeURIComponent(next)}`)).status).toBe(400);
  const plain = await startApi();
  try {
    expect((await call(plain, null, 'GET', '/api/v1/sign-in-ways')).body).toEqual({ oidc: null });
    expect(outcome(await call(plain, null, 'GET', path))).toEqual([404, 'not-found']);
  } finally {
    await plain.stop();
  }
});

it('settings name what is missing: a client, and a way there that nobody can change', () => {
  const settings = (more: Record<string, string>) => () => readSettings({ DATABASE_URL: 'x', ...more });
  expect(settings({ OIDC_ISSUER: 'https://id.example' })).toThrow('OIDC_CLIENT_ID');
  expect(settings({ OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a' })).toThrow('OIDC_ISSUER');
  expect(settings({ SECOND_FACTOR: 'staff' })).toThrow('BETTER_AUTH_SECRET');
  const { edge } = settings({ OIDC_ISSUER: 'https://id.example/realm', OIDC_CLIENT_ID: 'a' })();
  expect(edge.oidc).toEqual({
    issuer: 'https://id.example/realm',
    clientId: 'a',
    clientSecret: null,
    name: 'id.example',
  });
});
