/** What a row refers to is there: the database holds it (DESIGN 8, REVIEW 13). */
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { createTestDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';

let database: TestDatabase;
let prisma: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  prisma = createPrisma(database.url);
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** Columns that are named so refer to something. */
const referring =
  /^(desk|client_id|person_id|user_id|author_id|uploaded_by|recipient_id|by|by_id|ticket_id|visit_id|root_id|process_id|message_id|sha256|copy_of|rules_digest|calendars|assignee|technician)$/;

/** Those that refer to nothing, and why. */
const exceptions = new Map([
  ['publication.desk', "calendars are everybody's, under the desk ''"],
  [
    'publication_fault.client_id',
    'of the regulation itself, without any contract, the client is an id that nobody has',
  ],
  ['blob.sha256', 'it is the blob itself'],
  ['event.by', 'JSON: a person, or a part of the product'],
  ['search_entry.client_id', 'what the index narrows by: its ticket has the same'],
  ['search_entry.desk', 'what the index narrows by: its ticket has the same'],
  ['letter_first.desk', 'its letter has the same'],
  ['letter_in.message_id', 'an identity that stands in the letter'],
  ['notice.message_id', 'an identity that stands in the letter'],
  ['finding.process_id', 'what was found of it then, whatever has become of it since'],
  ['rehearsal_line.client_id', 'what was told of its process then'],
  ['rehearsal_line.desk', 'what was told of its process then'],
  ['rehearsal_line.process_id', 'what was told of it then'],
  ['ticket_time.desk', 'its ticket has the same'],
  // Of their process, whose root is one.
  ['inbox.root_id', 'the process beside it has the same'],
  ['message.root_id', 'the process beside it has the same'],
  ['notice.root_id', 'the process beside it has the same'],
]);

test('every column that names a person, desk, client, process or file is a foreign key', async () => {
  const columns = await prisma.$queryRaw<{ place: string; held: boolean }[]>`
    SELECT t.relname || '.' || a.attname AS place, EXISTS (
      SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'f' AND k.convalidated AND a.attnum = ANY(k.conkey)) AS held
    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
    WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY 1`;
  const named = columns.filter(({ place }) => referring.test(place.split('.')[1] ?? ''));
  expect(named.length).toBeGreaterThan(40);
  expect(
    named
      .filter(({ held }) => !held)
      .map(({ place }) => place)
      .sort(),
  ).toEqual([...exceptions.keys()].sort());
});

test('a row that refers to nobody is not written', async () => {
  const at = new Date();
  const person = { id: 'p', name: 'П', createdAt: at, updatedAt: at };
  await expect(
    prisma.apiKey.create({
      data: { id: crypto.randomUUID(), hash: 'x', prefix: 'x', name: 'x', personId: 'nobody', createdAt: at },
    }),
  ).rejects.toMatchObject({ code: 'P2003' });
  await prisma.person.create({ data: person });
  await expect(
    prisma.deskPerson.create({ data: { desk: 'nowhere', personId: 'p', shortId: 'sp-01', createdAt: at } }),
  ).rejects.toMatchObject({ code: 'P2003' });
  await expect(
    prisma.tray.create({
      data: { id: crypto.randomUUID(), desk: 'nowhere', channel: 'email', reason: 'x', content: {}, receivedAt: at },
    }),
  ).rejects.toMatchObject({ code: 'P2003' });
});
