import { act, day, file, filing, look, makeWorld, put, receipt, say, wordsOf } from './support';
import type { World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function upload(text: string, uploadedBy: string = world.author.personId, desk = 'skai'): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(text));
  const { id } = await world.store.addAttachment({
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
  expect(Buffer.from((await store.readAttachment(attachment)) ?? []).toString()).toBe('два');
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
    expect(await store.readAttachment(attachment)).toBeDefined();
    clock.pass(day + 1);
    await store.removeLooseAttachments();
  }
});
