/** The way of a message to its receiver: never inside, to an address that was looked at, and it comes to an end whatever happens. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createConnections, type AddressInfo, type Socket } from 'node:net';
import { parseNetwork, type Network } from '../../domain/webhook';
import { post, type Poster } from '../../worker/webhooks/post';
import { resolveName } from '../../worker/webhooks/resolve-name';

const loopback = ['127.0.0.0/8', '::1/128'].map((text) => parseNetwork(text) as Network);
let receiver: Server;
/** What the receiver answers, and under which names it was asked. */
let answer: () => number | Promise<number> = () => 204;
const heard: string[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    void (async () => {
      const status = await answer();
      if (status < 300) heard.push(request.headers.host ?? '');
      response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(200_000));
    })();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

test('nothing leads inside: not an address, not a name that changes its mind, not a redirect', async () => {
  const message = { headers: {}, body: '{}' };
  const asked: string[] = [];
  const to = (name: string, addresses: readonly string[], more: Partial<Poster> = {}) =>
    post(`http://${name}:${(receiver.address() as AddressInfo).port}/`, message, {
      allowed: [],
      resolve: async (host) => {
        asked.push(host);
        // What it says the second time is never heard.
        return asked.length > 1 && more.allowed === undefined
          ? [{ address: '127.0.0.1', family: 4 }]
          : addresses.map((address) => ({ address, family: 4 }));
      },
      ...more,
    });
  const refused = { kind: 'failed', fault: 'address-refused' };
  expect(await to('127.0.0.1', [])).toEqual(refused);
  expect(await to('0x7f.1', [])).toEqual(refused);
  expect(await to('[::ffff:7f00:1]', [])).toEqual(refused);
  expect(asked).toEqual([]);
  // One address of several is enough.
  expect(await to('program.example', ['127.0.0.1', '10.0.0.1'], { allowed: loopback })).toEqual(refused);
  asked.length = 1;
  expect(await to('program.example', [])).toEqual(refused);
  expect(heard).toEqual([]);
  // The connection goes to what was looked at, whatever the name says elsewhere.
  asked.length = 0;
  const own = { allowed: loopback };
  expect(await to('program.example', ['127.0.0.1'], own)).toEqual({ kind: 'answered', status: 204 });
  expect(asked).toEqual(['program.example']);
  expect(heard[0]).toMatch(/^program\.example:/);
  answer = () => 302;
  expect(await to('program.example', ['127.0.0.1'], own)).toEqual({ kind: 'answered', status: 302 });
  expect(heard).toHaveLength(1);
  answer = () => new Promise(() => undefined);
  expect(await to('program.example', ['127.0.0.1'], { ...own, limitMs: 30 })).toEqual({
    kind: 'failed',
    fault: 'timeout',
  });
  const never = { ...own, limitMs: 30, resolve: () => new Promise<never>(() => undefined) };
  expect(await to('program.example', [], never)).toEqual({ kind: 'failed', fault: 'timeout' });
});

test('however a connection ends, the try ends with it', async () => {
  const endings: readonly [string, (socket: Socket) => unknown, object][] = [
    ['without a word', (socket) => socket.destroy(), { kind: 'failed', fault: 'no-connection' }],
    [
      'with another protocol',
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n'),
      { kind: 'answered', status: 101 },
    ],
  ];
  for (const [name, end, outcome] of endings) {
    const server = createConnections((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => end(socket));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const posted = await post(url, { headers: {}, body: '{}' }, { allowed: loopback });
    expect([name, posted]).toEqual([name, outcome]);
    server.close();
  }
});

test('names are asked of name servers, which nobody waits for once time is up', async () => {
  const names = createSocket('udp4');
  let asked: () => void = () => undefined;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  names.on('message', (question, { port, address }) => {
    if (question.includes('silent')) return asked();
    const end = question.indexOf(0, 12) + 5;
    const isFour = question.readUInt16BE(end - 4) === 1 && question.includes('program');
    const record = Buffer.from('c00c000100010000003c00047f000001', 'hex');
    const head = Buffer.from([question[0] ?? 0, question[1] ?? 0, 0x81, 0x80, 0, 1, 0, isFour ? 1 : 0, 0, 0, 0, 0]);
    names.send(Buffer.concat([head, question.subarray(12, end), ...(isFour ? [record] : [])]), port, address);
  });
  names.bind(0, '127.0.0.1');
  await once(names, 'listening');
  const servers = [`127.0.0.1:${names.address().port}`];
  const { signal } = new AbortController();
  expect(await resolveName('program.example', { signal, servers })).toEqual([{ address: '127.0.0.1', family: 4 }]);
  // The system's own way is gone where networks inside are allowed alone.
  expect(await resolveName('empty.example', { signal, servers })).toEqual([]);
  expect(await resolveName('localhost', { signal, servers, bySystem: true })).not.toEqual([]);
  const limit = new AbortController();
  const silent = resolveName('silent.example', { signal: limit.signal, servers });
  await wasAsked;
  limit.abort(new Error('up'));
  await expect(silent).rejects.toThrow('up');
  names.close();
});
