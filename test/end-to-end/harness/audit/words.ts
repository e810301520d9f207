import { isDeepStrictEqual } from 'node:util';
import { send, type Word } from '../load';
import type { Product } from '../product';
import type { Note } from './note';

/** Every word stands in the inbox once under its key, with its outcome, and its text once in the ticket or visit it was for. */
export async function checkWords({ prisma }: Product, words: readonly Word[], note: Note): Promise<number> {
  const rows = await prisma.inbox.findMany({ where: { identity: { startsWith: 'key/' } } });
  const byIdentity = new Map(rows.map((row) => [row.identity, row]));
  const messages = await prisma.message.findMany({ select: { id: true, processId: true, text: true } });
  const byText = new Map<string, typeof messages>();
  for (const message of messages) {
    // What else a command says stands below its text.
    const [text = ''] = message.text.split('\n', 1);
    byText.set(text, [...(byText.get(text) ?? []), message]);
  }
  const filings = new Map<string, number>();
  for (const { processId, type } of rows)
    if (type === 'open') filings.set(processId, (filings.get(processId) ?? 0) + 1);
  let found = 0;
  for (const word of words) {
    const what = `${word.type} ${word.key} on ticket ${word.ticket.n}`;
    const processId = word.to === 'visit' ? word.ticket.visitId : word.ticket.id;
    const row = byIdentity.get(`key/${word.who.personId}/${word.key}`);
    if (!row || row.type !== word.type || row.processId !== processId || row.rootId !== word.ticket.id) {
      note(`${what} was answered ${word.status} and is not there`);
      continue;
    }
    if (word.commandId !== undefined && row.id !== word.commandId) note(`${what} stands under another id`);
    if (row.outcome !== 'done') note(`${what} came to ${row.outcome ?? 'nothing'} ${row.refusal ?? ''}`);
    const said = word.text === null ? [] : (byText.get(word.text) ?? []).filter((each) => each.processId === processId);
    if (word.text !== null && said.length !== 1) note(`${what} stands ${said.length} times in the ticket`);
    if (word.type === 'open' && filings.get(word.ticket.id) !== 1) note(`${what} filed more than one row`);
    found += 1;
  }
  return found;
}

/**
 * Said once more under its key, every word is answered as the first time, and nothing is added. Only what came of words is
 * counted: clocks go on meanwhile, and what they tell of, at tickets and at those that hear of it, is no repetition.
 */
export async function checkRepetition({ prisma }: Product, words: readonly Word[], note: Note): Promise<number> {
  const count = async () => [
    await prisma.inbox.count({ where: { identity: { startsWith: 'key/' } } }),
    await prisma.$queryRaw`
      SELECT count(*)::int AS "events" FROM "event"
      WHERE "command_id" IN (SELECT "id"::text FROM "inbox" WHERE "identity" LIKE 'key/%')`,
    await prisma.ticket.count(),
    await prisma.visit.count(),
  ];
  const before = await count();
  let repeated = 0;
  const queue = [...words];
  const lane = async (): Promise<void> => {
    for (let word = queue.pop(); word; word = queue.pop()) {
      const { status, body } = await send(word);
      const same = word.type === 'open' ? body.id === word.ticket.id : body.commandId !== undefined;
      const known = word.commandId === undefined || body.commandId === word.commandId;
      // A filing shows its ticket as it stands by now.
      const asThen = word.type === 'open' || word.revision === undefined || body.revision === word.revision;
      if (status !== 201 || !same || !known || !asThen)
        note(`${word.type} ${word.key} said again was answered ${status}`);
      else repeated += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  const after = await count();
  if (!isDeepStrictEqual(before, after))
    note(`saying everything again made ${JSON.stringify(before)} into ${JSON.stringify(after)}`);
  return repeated;
}
