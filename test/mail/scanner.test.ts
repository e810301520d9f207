/** Files are looked into by clamd where one is named: in letters and in uploads, and never passed by when it is away. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFileCheck, scannedBy } from '../../files/create-file-check';
import { clamdPlace, clamdScanner, ScannerAway } from '../../files/scan-file';
import { freePort } from '../../local/ports';
import { createIntake } from '../../mail/intake/intake';
import { call, startApi } from '../api/harness';
import { marker, startClamd, type StandIn } from '../support/clamd';
import { arrive, bring, letter, startMailWorld, type MailWorld } from './harness';

const stops: (() => Promise<unknown>)[] = [];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-clamd-'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => rm(folder, { recursive: true }));

async function started(...given: Parameters<typeof startClamd>): Promise<StandIn> {
  const clamd = await startClamd(...given);
  stops.push(clamd.stop);
  return clamd;
}

function scanner({ place }: Pick<StandIn, 'place'>, limitMs = 2_000) {
  const known = clamdPlace(place);
  if (known === undefined) throw new Error('no place');
  return clamdScanner(known, { limitMs });
}

async function file(bytes: Buffer): Promise<string> {
  const place = path.join(folder, randomBytes(6).toString('hex'));
  await writeFile(place, bytes);
  return place;
}

const harmful = Buffer.concat([Buffer.alloc(200_000, 'a'), marker, Buffer.alloc(3_000_000, 'b')]);

describe('the protocol', () => {
  it('a file goes over whole, and what is found in it is told by its name', async () => {
    const clamd = await started();
    const scan = scanner(clamd);
    expect(await scan(await file(Buffer.from('fine')))).toEqual({ kind: 'clean' });
    expect(await scan(await file(Buffer.alloc(0)))).toEqual({ kind: 'clean' });
    expect(await scan(await file(harmful))).toEqual({ kind: 'infected', found: 'Reglament.Test-Marker.UNOFFICIAL' });
    expect(clamd.asked).toEqual([4, 0, harmful.length]);
  });

  it('one beyond its limit is said to be so, though it is cut off meanwhile', async () => {
    expect(await scanner(await started(1_000_000))(await file(harmful))).toEqual({ kind: 'not-scanned' });
  });

  it('nobody there, silence and nonsense are no answer', async () => {
    const scan = scanner({ place: `127.0.0.1:${await freePort()}` });
    await expect(scan(await file(marker))).rejects.toThrow(ScannerAway);
    // Of one who never answers the patience is short here.
    await expect(scanner(await started('silent'), 100)(await file(marker))).rejects.toThrow(ScannerAway);
    await expect(scanner(await started('broken'))(await file(marker))).rejects.toThrow(ScannerAway);
    // That the file is gone is nothing that a scanner said either.
    await expect(scanner(await started())(path.join(folder, 'gone'))).rejects.toThrow(ScannerAway);
  });

  it.each([
    ['clamd:3310', { host: 'clamd', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['clamd', undefined],
    ['clamd:0', undefined],
    ['http://clamd:3310', undefined],
  ])('a place is written %s', (written, place) => {
    expect(clamdPlace(written)).toEqual(place);
  });
});

describe('in letters', () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await startMailWorld();
  });
  afterAll(() => world.stop());

  const files = [
    { name: 'log.txt', type: 'text/plain', bytes: Buffer.from('fine') },
    { name: 'bill.txt', type: 'text/plain', bytes: marker },
  ];

  it('a file in which something is found is set aside and said, the letter is taken', async () => {
    const intake = createIntake({ ...world.ports, checkFile: createFileCheck((await started()).place) });
    const { email: from } = world.account('client', 'skai');
    const came = await bring({ ...world, intake }, letter({ from, files }));
    expect(came).toMatchObject({ outcome: 'ticket' });
    const kept = await world.prisma.attachment.findMany({ where: { rootId: came.ticket }, select: { name: true } });
    expect(kept).toEqual([{ name: 'log.txt' }]);
    const note = await world.prisma.message.findFirst({ where: { rootId: came.ticket ?? '', kind: 'internal' } });
    expect(note?.text).toMatch(/«bill\.txt».*Reglament\.Test-Marker\.UNOFFICIAL/);
  });

  it('while it is away letters with files wait in their order, however often they are tried; those without go on', async () => {
    const { email: from } = world.account('client', 'skai');
    const { email: other } = world.account('client', 'hivetaxi');
    const port = await freePort();
    const errors: unknown[] = [];
    const intake = createIntake({
      ...world.ports,
      checkFile: createFileCheck(`127.0.0.1:${port}`),
      onError: (error) => errors.push(error),
    });
    const waiting = await arrive(world, letter({ from, files: files.slice(0, 1), messageId: '<first@mail.example>' }));
    const answer = await arrive(world, letter({ from, references: '<first@mail.example>', subject: 'Re: ещё' }));
    const without = await arrive(world, letter({ from: other, to: 'support@hivetaxi.ru' }));
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await world.prisma.letterIn.updateMany({ where: { outcome: null }, data: { leaseUntil: null } });
      while ((await intake.pass()) === 'more');
    }
    const outcomes = async () =>
      Promise.all([waiting, answer, without].map(async (id) => (await world.store.readLetterOutcome(id))?.outcome));
    expect(await outcomes()).toEqual([null, null, 'ticket']);
    expect(errors).toHaveLength(8);
    expect(errors[0]).toBeInstanceOf(ScannerAway);

    await started('scans', port);
    await world.prisma.letterIn.updateMany({ where: { outcome: null }, data: { leaseUntil: null } });
    while ((await intake.pass()) === 'more');
    expect(await outcomes()).toEqual(['ticket', 'reply', 'ticket']);
  });
});

it('SK-4 an upload in which something is found is refused with its name, and none is taken while nobody can say', async () => {
  let scan: () => ReturnType<ReturnType<typeof clamdScanner>> = () => Promise.resolve({ kind: 'clean' });
  const api = await startApi({}, undefined, { checkFile: scannedBy(() => scan()) });
  stops.push(() => api.stop());
  const upload = () => {
    const form = new FormData();
    form.set('file', new Blob(['text'], { type: 'text/plain' }), 'log.txt');
    return call(api, api.account('client'), 'POST', '/api/v1/attachments', { raw: form });
  };
  expect((await upload()).status).toBe(201);
  scan = () => Promise.resolve({ kind: 'infected', found: 'Some.Name' });
  const { status, body } = await upload();
  expect([status, body['code']]).toEqual([422, 'harmful-file']);
  expect(body['detail']).toContain('Some.Name');
  scan = () => Promise.resolve({ kind: 'not-scanned' });
  expect(await upload()).toMatchObject({ status: 422, body: { code: 'harmful-file' } });
  scan = () => Promise.reject(new ScannerAway());
  expect(await upload()).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(await api.prisma.attachment.count()).toBe(1);
});
