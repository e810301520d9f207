import { createHash } from 'node:crypto';
import { act, day, file, filing, look, makeWorld, put, receipt, say, wordsOf } from './support';
import type { World } from './support';
import { keepFile, wholeOf } from '../support/file';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function upload(text: string, uploadedBy: string = world.author.personId, desk = 'skai'): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(text));
  const { id } = await keepFile(world.store, {
    desk,
    uploadedBy,
    name: 'лог.txt',
    mediaType: 'text/plain',
    bytes,
  });
  return id;
}

test('SK-4 what is attached to a filing or a word stands with it', async () => {
  const { store, author } = world;
  const [first, second] = [await upload('раз'), await upload('два')];
  const { ticketId } = await file(world, { attachments: [first] });
  const { commandId } = await act(world, ticketId, author, { type: 'reply', text: 'лог', attachments: [second] });
  const messages = await wordsOf(world, ticketId);
  expect(messages.map(({ attachments }) => attachments.map(({ id }) => id))).toEqual([[first], [second]]);
  const attachment = await store.findAttachment(second);
  expect(attachment).toMatchObject({ rootId: ticketId, messageId: commandId, size: 6, name: 'лог.txt' });
  if (attachment === undefined) throw new Error('gone');
  expect((await wholeOf(await store.readAttachment(attachment))).toString()).toBe('два');
});

test('an attachment of another person or another desk, or one that stands in a ticket already, is not there', async () => {
  const { store, author, colleague } = world;
  const foreign = await upload('чужое', colleague.personId);
  const elsewhere = await upload('для другого отдела', author.personId, 'demo');
  const used = await upload('моё');
  const { ticketId } = await file(world, { attachments: [used] });
  for (const attachmentId of [foreign, elsewhere, used, 'x', '00000000-0000-7000-8000-000000000000']) {
    expect(await store.fileTicket(filing(world, { attachments: [attachmentId] }))).toEqual({
      kind: 'refused',
      code: 'unknown-attachment',
    });
    const word = { type: 'reply', text: 'вот', attachments: [attachmentId] } as const;
    expect(await say(world, ticketId, author, word)).toEqual({ kind: 'unknown-attachment', attachmentId });
  }
});

test('the same filing with its attachments again is no fault', async () => {
  const { store } = world;
  const same = filing(world, { attachments: [await upload('файл')] });
  expect(await store.fileTicket(same)).toMatchObject({ kind: 'filed', replay: false });
  expect(await store.fileTicket(same)).toMatchObject({ kind: 'filed', replay: true });
});

test('what no command brought into a ticket within a day goes, bytes and all; the rest stays', async () => {
  const { store, author, clock, prisma } = world;
  clock.pass(day + 1);
  await store.removeLooseAttachments();
  const { ticketId } = await file(world, { attachments: [await upload('общие байты')] });
  const loose = await upload('лишнее');
  const twin = await upload('общие байты');
  const waiting = await upload('ждёт');
  const word = { type: 'reply', text: 'лог', attachments: [waiting] } as const;
  await put(world, receipt('ticket', ticketId, author, word));
  clock.pass(day);
  expect(await store.removeLooseAttachments()).toBe(0);
  clock.pass(1);
  const fresh = await upload('свежее');
  const blobs = await prisma.blob.count();
  expect(await store.removeLooseAttachments()).toBe(2);
  expect(await prisma.blob.count()).toBe(blobs - 1);
  const there = await Promise.all(
    [loose, twin, waiting, fresh].map(async (id) => (await store.findAttachment(id)) !== undefined),
  );
  expect(there).toEqual([false, false, true, true]);
  await look(world, ticketId);
  expect(await store.findAttachment(waiting)).toMatchObject({ rootId: ticketId });
});

test('bytes that are uploaded while their last attachment goes are not lost', async () => {
  const { store, clock } = world;
  for (let round = 0; round < 10; round += 1) {
    await upload('снова и снова');
    clock.pass(day + 1);
    const [, id] = await Promise.all([store.removeLooseAttachments(), upload('снова и снова')]);
    const attachment = await store.findAttachment(id);
    if (attachment === undefined) throw new Error('gone');
    expect((await wholeOf(await store.readAttachment(attachment))).toString()).toBe('снова и снова');
    clock.pass(day + 1);
    await store.removeLooseAttachments();
  }
});

test("REVIEW 13 a file that a waiting word names is that one's: another word is told, and a refused one gives it back", async () => {
  const { store, author, prisma } = world;
  const { ticketId } = await file(world);
  const [other, attachment] = [await file(world), await upload('одно на двоих')];
  const word = { type: 'reply', text: 'вот', attachments: [attachment] } as const;
  const waiting = await put(world, receipt('ticket', ticketId, author, word));
  const told = { kind: 'unknown-attachment', attachmentId: attachment };
  expect(await say(world, other.ticketId, author, word)).toEqual(told);
  expect(await store.fileTicket(filing(world, { attachments: [attachment] }))).toMatchObject({
    code: 'unknown-attachment',
  });
  // Set aside it will be decided again; refused it is over.
  await prisma.inbox.update({ where: { id: waiting }, data: { outcome: 'fault' } });
  expect(await say(world, other.ticketId, author, word)).toEqual(told);
  await prisma.inbox.update({ where: { id: waiting }, data: { outcome: 'refused' } });
  expect(await say(world, other.ticketId, author, word)).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
});

test('REVIEW 13 a file that words to several tickets and a filing name at once goes to one of them; the others are told', async () => {
  const { store, author } = world;
  const tickets = await Promise.all(Array.from({ length: 4 }, () => file(world)));
  const attachment = await upload('одно на пятерых');
  const word = { type: 'reply', text: 'вот', attachments: [attachment] } as const;
  const [filed, ...said] = await Promise.all([
    store.fileTicket(filing(world, { attachments: [attachment] })),
    ...tickets.map(({ ticketId }) => say(world, ticketId, author, word)),
  ]);
  const kinds = [filed, ...said].map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'filed' || kind === 'decided')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'refused' || kind === 'unknown-attachment')).toHaveLength(4);
});

test('REVIEW 9 a person uploads so many bytes a day and no more, however often the product is started anew', async () => {
  const { store, colleague, clock } = world;
  const bytesADay = 25;
  const add = (text: string) => {
    const bytes = Buffer.from(text);
    return store.addAttachment(
      {
        desk: 'skai',
        uploadedBy: colleague.personId,
        name: 'a.txt',
        mediaType: 'text/plain',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        chunks: async function* () {
          yield bytes;
        },
      },
      { bytesADay },
    );
  };
  const begun = clock.at;
  expect(await add('0123456789')).toMatchObject({ kind: 'kept' });
  clock.pass(day / 2);
  // At once, so that each alone would be within it.
  const both = await Promise.all([add('abcdefghij'), add('klmnopqrst')]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['kept', 'over-quota']);
  expect(await add('uvwxyz')).toEqual({ kind: 'over-quota', bytes: 20, freeAt: begun + day });
  expect(await store.uploadedInADay(colleague.personId, 20)).toEqual({ bytes: 20, freeAt: begun + day });
  clock.pass(day / 2);
  expect(await add('uvwxyz')).toMatchObject({ kind: 'kept' });
});

test('a file in many pieces comes back as it was', async () => {
  const { store, author } = world;
  const pieces = Array.from({ length: 5 }, (_, index) => Buffer.alloc(70_000, index));
  const bytes = Buffer.concat(pieces);
  const kept = await store.addAttachment({
    desk: 'skai',
    uploadedBy: author.personId,
    name: 'a.bin',
    mediaType: 'application/octet-stream',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    chunks: async function* () {
      yield* pieces;
    },
  });
  if (kept.kind !== 'kept') throw new Error(kept.kind);
  expect((await wholeOf(await store.readAttachment(kept.attachment))).equals(bytes)).toBe(true);
});
