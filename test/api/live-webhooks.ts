/** Webhooks over HTTP: registered, changed, tested, sent again, ended; what is refused says why at its field. */
import { inSession, items, text, type Api, type CallOptions, type Json } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

export async function walkWebhooks({ api, ask }: Speaking): Promise<void> {
  const administrator = api.account('administrator');
  const who = await inSession(api, administrator);
  const at = '/api/v1/webhooks';
  const told = async (status: number, method: string, target: string, body?: object): Promise<Json> => {
    const reply = await ask(who, method, `${at}${target}`, body === undefined ? {} : { body });
    expect([method, target, reply.status, reply.body?.['code']]).toEqual([method, target, status, undefined]);
    return reply.body;
  };
  const events = ['ticket.opened', 'ticket.closed'];
  // By a key nobody gets a secret, and nothing leads inside.
  expect((await ask(administrator, 'POST', at, { body: { url: 'https://program.example/', events } })).status).toBe(
    403,
  );
  expect((await ask(api.account('manager'), 'GET', at)).status).toBe(403);
  for (const [url, code] of [
    ['https://[::ffff:127.0.0.1]/', 'address-not-public'],
    ['https://169.254.169.254/latest', 'address-not-public'],
    ['http://program.example/', 'url-not-https'],
    ['https://me:word@program.example/', 'url-malformed'],
  ] as const) {
    const { status, body } = await ask(who, 'POST', at, { body: { url, events } });
    expect([url, status, body['errors']]).toMatchObject([url, 400, [{ pointer: '/url', code }]]);
  }
  const made = await told(201, 'POST', '', { url: 'https://Program.example/hook', events });
  expect(text(made['secret'])).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const path = `/${text(made['id'])}`;
  expect(await told(200, 'GET', path)).toMatchObject({ url: 'https://program.example/hook', paused: null, events });
  expect(items(await told(200, 'GET', '?limit=1'))[0]).not.toHaveProperty('secret');
  expect(await told(200, 'PATCH', path, { paused: true })).toMatchObject({ paused: { because: 'person' } });
  expect(await told(200, 'PATCH', path, { paused: false, events })).toMatchObject({ paused: null });
  expect(text((await told(201, 'POST', `${path}/secret`))['secret'])).not.toBe(made['secret']);
  // Said again, as its answer may have been lost, it is the same secret.
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  const renew = async () => text((await ask(who, 'POST', `${at}${path}/secret`, { headers })).body['secret']);
  expect(await renew()).toBe(await renew());
  const sent = await told(202, 'POST', `${path}/test`);
  const messages = items(await told(200, 'GET', `${path}/deliveries?state=waiting`));
  expect(messages).toMatchObject([{ id: sent['id'], type: 'webhook.test', ticket: null, state: 'waiting' }]);
  await told(202, 'POST', `${path}/deliveries/${text(sent['id'])}/again`);
  // A key neither turns it elsewhere nor ends it, but may let it rest.
  for (const [method, body, status] of [
    ['PATCH', { url: 'https://other.example/' }, 403],
    ['DELETE', undefined, 403],
    ['PATCH', { paused: false }, 200],
  ] as const)
    expect([method, (await ask(administrator, method, `${at}${path}`, { body })).status]).toEqual([method, status]);
  // Nobody else's administrator knows it.
  const other = await inSession(api, api.account('administrator', 'simai'));
  for (const [method, target] of [
    ['GET', path],
    ['PATCH', path],
    ['POST', `${path}/test`],
    ['GET', `${path}/deliveries`],
    ['DELETE', path],
  ] as const) {
    const options = method === 'PATCH' ? { body: { paused: true } } : {};
    expect((await ask(other, method, `${at}${target}`, options)).status).toBe(404);
  }
  await told(204, 'DELETE', path);
  expect(items(await told(200, 'GET', `${path}/deliveries`))).toMatchObject([{ state: 'dropped', nextTry: null }]);
}
