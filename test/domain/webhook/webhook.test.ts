/** Where messages of a desk may go, and when they are tried again. */
import fc from 'fast-check';
import {
  afterFailure,
  parseNetwork,
  refusalOfAddress,
  refusalOfUrl,
  triesForMs,
  type Network,
} from '../../../domain/webhook';

const network = (text: string): Network => {
  const parsed = parseNetwork(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};

const inside = [
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['0.0.0.0', 'this host'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'shared by a provider'],
  ['169.254.169.254', 'metadata of clouds'],
  ['192.0.0.170', 'protocols'],
  ['198.18.0.1', 'benchmarks'],
  ['203.0.113.9', 'documents'],
  ['224.0.0.1', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['fe80::1', 'link-local'],
  ['fd00:ec2::254', 'metadata of clouds'],
  ['fc00::1', 'unique local'],
  ['ff02::1', 'multicast'],
  ['::ffff:127.0.0.1', 'loopback of version 4'],
  ['::ffff:7f00:1', 'the same'],
  ['::127.0.0.1', 'an old dress of it'],
  ['64:ff9b::7f00:1', 'through a translator'],
  ['2002:7f00:1::', '6to4'],
  ['2001:0:7f00:1::', 'Teredo'],
  ['2001:db8::1', 'documents'],
] as const;

it.each(inside)('nothing goes to %s (%s)', (address) => {
  expect(refusalOfAddress(address, [])).toBe('address-not-public');
});

it.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '9.255.255.255', '2606:4700::1111', '::ffff:1.1.1.1'])(
  '%s is public',
  (address) => expect(refusalOfAddress(address, [])).toBeNull(),
);

/** Every way in which people and browsers write an address of version 4. */
const notations = (bytes: readonly number[]): readonly string[] => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number): string => `0x${value.toString(16)}`;
  const octal = (value: number): string => `0${value.toString(8)}`;
  const group = (high: number, low: number): string => (high * 256 + low).toString(16);
  return [
    bytes.join('.'),
    bytes.map(hex).join('.'),
    bytes.map(octal).join('.'),
    String(whole),
    hex(whole),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `${bytes.join('.')}.`,
    `[::ffff:${bytes.join('.')}]`,
    `[::ffff:${group(a, b)}:${group(c, d)}]`,
    `[0:0:0:0:0:ffff:${bytes.join('.')}]`,
  ];
};

it('an address inside is refused in whatever notation it is written, also where only its name or resolver leads to it', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const closed = fc.oneof(
    fc.tuple(fc.constantFrom(0, 10, 127, 224, 240, 255), byte, byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  );
  fc.assert(
    fc.property(closed, (bytes) => {
      for (const host of notations(bytes)) expect(refusalOfUrl(`https://${host}/hook`, [])).toBe('address-not-public');
      expect(refusalOfUrl('https://program.example/hook', [], bytes.join('.'))).toBe('address-not-public');
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['ftp://program.example/', 'url-malformed'],
  ['https://user:word@program.example/', 'url-malformed'],
  ['https://program.example/#part', 'url-malformed'],
  ['nothing', 'url-malformed'],
  ['http://program.example/', 'url-not-https'],
  ['https://localhost/', 'address-not-public'],
  ['https://db.internal/', 'address-not-public'],
  ['https://database/', 'address-not-public'],
  ['https://program.example:8443/hook?key=1', null],
] as const)('an endpoint at %s: %s', (url, refused) => expect(refusalOfUrl(url, [])).toBe(refused));

it('networks that are allowed are open, also without TLS, and nothing else becomes so', () => {
  const allowed = [network('10.1.2.0/24'), network('fd00:1::/32')];
  expect(refusalOfUrl('http://10.1.2.9:8080/', allowed)).toBeNull();
  expect(refusalOfUrl('http://[fd00:1::9]/', allowed)).toBeNull();
  expect(refusalOfUrl('https://10.1.3.9/', allowed)).toBe('address-not-public');
  expect(refusalOfUrl('https://[fd00:2::9]/', allowed)).toBe('address-not-public');
  expect(refusalOfUrl('http://program.example/', allowed, '1.1.1.1')).toBe('url-not-https');
  expect(refusalOfUrl('http://program.example/', allowed, '::ffff:10.1.2.3')).toBeNull();
  for (const text of ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', 'fe80::1%eth0/64', ''])
    expect(parseNetwork(text)).toBeUndefined();
});

it('tries come ever later, never at the same instant, and end after a day', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 }),
      (chances) => {
        const tries: number[] = [];
        let now = 0;
        for (const [at, chance] of chances.entries()) {
          const next = afterFailure(at + 1, 0, now, chance);
          if (next.kind === 'set-aside') break;
          expect(next.notBefore).toBeGreaterThan(now);
          tries.push((now = next.notBefore));
        }
        expect(tries.length).toBeGreaterThan(10);
        expect(tries.length).toBeLessThan(25);
        expect(tries.at(-1)).toBeLessThanOrEqual(triesForMs);
      },
    ),
    { numRuns: 100 },
  );
  expect(afterFailure(1, 0, 0, 0)).not.toEqual(afterFailure(1, 0, 0, 0.9));
});
