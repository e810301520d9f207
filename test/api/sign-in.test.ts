/** Guessing passwords is slowed down for whoever guesses, and for nobody else (DESIGN 9, REVIEW 9). */
import type { DemoAccount } from '../../prisma/seed';
import { call, startApi } from './harness';
import type { Api, Reply } from './harness';

let api: Api;
let owner: DemoAccount;

beforeAll(async () => {
  api = await startApi({
    trustedProxies: 'loopback',
    signInFailures: 3,
    addressSignInFailures: 5,
    accountSignInFailures: 4,
  });
  owner = api.account('client');
  // The pause after a wrong password, which is as long as two looks at one, is none: on a busy machine it uses up the patience of those
  // who wait for their turn.
  jest.spyOn(performance, 'now').mockReturnValue(0);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await api.stop();
});

function signIn(from: string, email: string, password: string, device?: string): Promise<Reply> {
  return call(api, null, 'POST', '/api/v1/session', {
    body: { email, password },
    headers: { 'x-forwarded-for': from, ...(device === undefined ? {} : { cookie: device }) },
  });
}

/** Wrong passwords one after the other. @returns the statuses, of which each 429 says how long to wait */
async function guesses(from: string, email: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let guess = 0; guess < count; guess += 1) {
    const { status, headers } = await signIn(from, email, `wrong ${guess}`);
    if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    statuses.push(status);
  }
  return statuses;
}

it("others' wrong passwords, from many addresses, keep the owner out nowhere: not at a known place, nor at a known device among the guessers, nor at a new address", async () => {
  const first = await signIn('10.0.0.1', owner.email, owner.password);
  const device = first.headers.getSetCookie().find((each) => each.startsWith('reglament_device='));
  expect(device).toMatch(/; Path=\/api\/v1\/session; HttpOnly; SameSite=Strict; /);
  expect(await guesses('10.0.1.1', owner.email, 4)).toEqual([401, 401, 401, 429]);
  expect(await guesses('10.0.1.2', owner.email, 3)).toEqual([401, 401, 429]);
  expect(await guesses('10.0.1.3', owner.email, 3)).toEqual([401, 401, 429]);
  expect((await signIn('10.0.1.3', owner.email, owner.password)).status).toBe(429);
  expect((await signIn('10.0.1.3', owner.email, owner.password, device?.split(';')[0])).status).toBe(201);
  expect((await signIn('10.0.0.1', owner.email, owner.password)).status).toBe(201);
  expect((await signIn('10.0.0.9', owner.email, owner.password)).status).toBe(201);
});

it('an address that guesses at many accounts is cut short, but for accounts that are known there', async () => {
  const [manager, specialist] = [api.account('manager'), api.account('specialist')];
  expect((await signIn('10.0.2.1', manager.email, manager.password)).status).toBe(201);
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await signIn('10.0.2.1', `stranger${n}@nowhere.example`, 'x')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect((await signIn('10.0.2.1', specialist.email, specialist.password)).status).toBe(429);
  expect((await signIn('10.0.2.1', manager.email, manager.password)).status).toBe(201);
  expect((await signIn('10.0.2.2', specialist.email, specialist.password)).status).toBe(201);
});

it('an account that nobody has is answered as one that somebody has, limits among it', async () => {
  const answers = await Promise.all(
    [api.account('coordinator').email, 'nobody@nowhere.example'].map(async (email, index) =>
      guesses(`10.0.3.${index}`, email, 5),
    ),
  );
  expect(answers).toEqual([
    [401, 401, 401, 429, 429],
    [401, 401, 401, 429, 429],
  ]);
});

it('the cookie of a device opens nothing, and is worth nothing for another account or with another signature', async () => {
  const first = await signIn('10.0.0.1', owner.email, owner.password);
  const [device = ''] = first.headers.getSetCookie().filter((each) => each.startsWith('reglament_device='));
  const cookie = device.split(';')[0] ?? '';
  expect((await call(api, null, 'GET', '/api/v1/me', { headers: { cookie } })).status).toBe(401);
  const technician = api.account('technician');
  expect(await guesses('10.0.4.2', technician.email, 4)).toEqual([401, 401, 401, 429]);
  const forged = cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  for (const presented of [cookie, forged])
    expect((await signIn('10.0.4.2', technician.email, technician.password, presented)).status).toBe(429);
});
