/** Streams of changes over time: who is let in, who is sent away, and what breaks meanwhile. */
import { createServer as createHttpServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openEventStream } from '../../api/http/event-stream';
import { hashOfToken } from '../../api/auth/hash-of-token';
import { storeContext, storeOn } from '../../store';
import type { DemoAccount } from '../../prisma/seed';
import { startBeside } from './beside';
import { idOf } from './exchange';
import { call, fileAs, given, startApi, text, type Api, type Json } from './harness';
import { changeOf, changed, follow, type Follow, type LiveEvent, type Reader } from './live-reader';

let api: Api;
const open: Reader[] = [];

beforeAll(async () => {
  api = await startApi({ liveStreams: 14 });
});
afterEach(async () => {
  for (const reader of open.splice(0)) reader.close();
  await untilOpen(0);
});
afterAll(() => api.stop());

async function reads(
  who: Pick<DemoAccount, 'apiKey'> | null,
  how: Follow = {},
  at: { base: string } = api,
): Promise<Reader> {
  const reader = await follow(at, who, how);
  open.push(reader);
  return reader;
}

/** Waits until so many streams are open, as the metrics have it. */
async function untilOpen(count: number): Promise<void> {
  for (;;) {
    const { body } = await call({ base: api.operations }, null, 'GET', '/metrics');
    if (text(body['text']).includes(`\nreglament_live_streams ${count}\n`)) return;
    await delay(20);
  }
}

const client = () => api.account('client');
const specialist = () => api.account('specialist');
const manager = () => api.account('manager');

async function session({ email, password }: DemoAccount): Promise<string> {
  return text((await call(api, null, 'POST', '/api/v1/session', { body: { email, password } })).body['token']);
}

describe('who may read no longer', () => {
  it('is cut off within seconds: signed out, a session or a key that has ended, nobody at any desk', async () => {
    const [out, expired] = [await session(specialist()), await session(specialist())];
    const gone = api.account('coordinator');
    const readers = [
      await reads({ apiKey: out }),
      await reads({ apiKey: expired }),
      await reads(api.account('client', 'skai', 1)),
      await reads(gone),
    ];
    const stays = await reads(specialist());
    await call(api, { apiKey: out }, 'DELETE', '/api/v1/session');
    await api.prisma.session.update({ where: { token: hashOfToken(expired) }, data: { expiresAt: new Date(0) } });
    await api.store.revokeApiKeys(await idOf(api, api.account('client', 'skai', 1)));
    await api.prisma.membership.updateMany({ where: { personId: await idOf(api, gone) }, data: { active: false } });
    await Promise.all(readers.map(({ ended }) => ended));
    const ticket = await fileAs(api, client());
    await stays.next(changeOf(ticket['id']));
  });

  it('who has another role sees by that one, and begins anew', async () => {
    const reader = await reads(api.account('client', 'skai', 2));
    const foreign = await fileAs(api, client());
    await api.store.addMembership({
      ...{
        personId: await idOf(api, api.account('client', 'skai', 2)),
        desk: 'skai',
        role: 'specialist',
        clientId: null,
      },
    });
    await reader.next(({ event }) => event === 'reset');
    expect(changed(reader).has(foreign['id'])).toBe(false);
    const { revision } = await given(api, client(), foreign, { type: 'reply', text: 'ещё' });
    await reader.next(changeOf(foreign['id'], Number(revision)));
  });
});

it('one person has twelve streams, and a process as many as it is set to; one that ends makes room', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => reads(specialist())));
  expect(all.map(({ status }) => status)).toEqual(Array(12).fill(200));
  const refused = await call(api, specialist(), 'GET', '/api/v1/changes');
  expect([refused.status, refused.body['code'], refused.headers.get('retry-after')]).toEqual([
    429,
    'too-many-requests',
    '10',
  ]);
  expect((await reads(manager())).status).toBe(200);
  expect((await reads(manager())).status).toBe(200);
  expect((await reads(client())).status).toBe(429);
  all[0]?.close();
  await untilOpen(13);
  expect((await reads(client())).status).toBe(200);
});

describe('presence', () => {
  const isOf =
    (who: string) =>
    ({ event, data }: LiveEvent) =>
      event === 'presence' && text(data['who']?.['name']) === who;
  const puts = (who: DemoAccount, ticket: Json, doing: string) =>
    call(api, who, 'PUT', `/api/v1/tickets/${text(ticket['id'])}/presence`, { body: { doing } });

  it('is told to others of the desk who see the ticket, to nobody else, and again to who comes later', async () => {
    const [author, going, own, other] = [
      await reads(client()),
      await reads(api.account('technician')),
      await reads(manager()),
      await reads(specialist()),
    ] as const;
    const ticket = await fileAs(api, client());
    const { name } = manager();
    expect((await puts(manager(), ticket, 'writing')).status).toBe(204);
    const { data } = await other.next(isOf(name));
    expect(data).toMatchObject({ ticket: ticket['tid'], who: { name }, doing: 'writing' });
    const ahead = Date.parse(text(data['until'])) - Date.now();
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThanOrEqual(30_000);
    const late = await reads(specialist());
    await late.next(isOf(name));
    await puts(manager(), ticket, 'left');
    await other.next((event) => isOf(name)(event) && text(event.data['doing']) === 'left');
    const later = await reads(specialist());
    const [last] = [await fileAs(api, client())];
    await Promise.all([author, own, later].map((reader) => reader.next(changeOf(last['id']))));
    for (const reader of [author, going, own, later])
      expect(reader.events.filter(({ event }) => event === 'presence')).toEqual([]);
  });

  it('is not for clients to tell, and not of what one does not see', async () => {
    const ticket = await fileAs(api, client());
    expect((await puts(client(), ticket, 'looking')).status).toBe(403);
    expect((await puts(api.account('specialist', 'demo'), ticket, 'looking')).status).toBe(404);
    expect((await puts(manager(), ticket, 'dancing')).status).toBe(400);
  });
});

describe('nothing is lost', () => {
  it('while the connection that listens is cut', async () => {
    const reader = await reads(specialist());
    const first = await fileAs(api, client());
    await reader.next(changeOf(first['id']));
    const cut = await api.prisma.$queryRaw<unknown[]>`
      SELECT pg_terminate_backend("pid") FROM pg_stat_activity
      WHERE "datname" = current_database() AND "application_name" = 'reglament-listen'`;
    expect(cut).toHaveLength(1);
    const meanwhile = await Promise.all([fileAs(api, client()), fileAs(api, client())]);
    for (const each of meanwhile) await reader.next(changeOf(each['id']));
    const after = await fileAs(api, client());
    await reader.next(changeOf(after['id']));
  });

  it('where a process ended between its commit and its word', async () => {
    const reader = await reads(specialist());
    const mute = storeOn({ ...storeContext({ prisma: api.prisma }), announce: () => undefined });
    const ticket = await fileAs(api, client());
    await reader.next(changeOf(ticket['id']));
    const personId = await idOf(api, specialist());
    const { shortId } = await api.prisma.membership.findFirstOrThrow({ where: { personId, desk: 'skai' } });
    const said = await mute.sayToTicket({
      ...{ kind: 'ticket', id: text(ticket['id']), identity: 'mute/1', type: 'note', content: { text: 'молча' } },
      actor: { kind: 'person', personId, shortId, role: 'specialist', clientId: null },
      channel: 'portal',
    });
    expect(said.kind).toBe('decided');
    await reader.next(changeOf(ticket['id'], Number(ticket['revision']) + 1));
  });

  it('by one who comes back again and again, to two processes, while many commits run at once', async () => {
    const beside = await startBeside(api);
    const tickets = await Promise.all(
      Array.from({ length: 6 }, (_, index) => fileAs(api, client(), { subject: `Дело ${index}` })),
    );
    const last = new Map<unknown, number>();
    let isWriting = true;
    const writing = Promise.all(
      tickets.map(async (ticket) => {
        for (let word = 0; word < 12; word += 1) {
          const { revision } = await given(api, client(), ticket, {
            type: 'reply',
            text: `слово ${word}`,
          });
          last.set(ticket['id'], Number(revision));
        }
      }),
    ).then(() => (isWriting = false));
    const heard = new Map<unknown, number>();
    const note = ({ events }: Reader): void => {
      for (const { event, data } of events)
        if (event === 'change') heard.set(data['id'], Math.max(heard.get(data['id']) ?? 0, Number(data['revision'])));
    };
    let position: string | undefined;
    for (let turn = 0; isWriting; turn += 1) {
      const how = position === undefined ? {} : { lastEventId: position };
      const reader = await reads(specialist(), how, turn % 2 === 0 ? api : beside);
      // Short and long, so that it ends at every point of what is told.
      await delay(turn % 5 === 0 ? 0 : turn % 7 === 0 ? 90 : 20);
      reader.close();
      await reader.ended;
      position = reader.position();
      note(reader);
    }
    await writing;
    const final = await reads(specialist(), position === undefined ? {} : { lastEventId: position });
    for (const [id, revision] of last) {
      if ((heard.get(id) ?? 0) < revision) await final.next(changeOf(id, revision));
      note(final);
    }
    expect(new Map([...last.keys()].map((id) => [id, heard.get(id)]))).toEqual(last);
    await beside.stop();
  });
});

it('a server stops though streams are open, and lets nobody in meanwhile', async () => {
  const beside = await startBeside(api);
  const reader = await reads(specialist(), {}, beside);
  await Promise.all([beside.stop(), reader.ended]);
  expect(beside.server.listening).toBe(false);
  expect(() => beside.services.feed.open({} as never)).toThrow('unavailable');
});

it('who does not read what is sent is cut off', async () => {
  const gone = new Promise<void>((resolve) => {
    const server = createHttpServer((_request, response) => {
      const way = openEventStream(response as never);
      const sending = setInterval(() => way.send('x'.repeat(64 * 1024)), 1);
      way.onGone(() => {
        clearInterval(sending);
        server.close();
        resolve();
      });
    }).listen(0, '127.0.0.1', () => {
      const asking = request({ port: (server.address() as AddressInfo).port }, (incoming) => void incoming.pause());
      asking.on('error', () => undefined);
      asking.end();
    });
  });
  await gone;
});
