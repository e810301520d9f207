/** What the migration to hashed sessions, files in pieces and foreign keys makes of a store that holds something already. */
import { createHash, randomBytes } from 'node:crypto';
import { applyMigrations } from '../../prisma/apply-migrations';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { createEmptyDatabase } from '../support/database';
import { wholeOf } from '../support/file';
import { migrateUpTo } from '../support/older-store';

const own = '20261129013000_edges';

test('an older store keeps its sessions, its files and even rows that refer to nothing', async () => {
  const database = await createEmptyDatabase();
  const prisma = createPrisma(database.url);
  try {
    await migrateUpTo(database.url, own);
    const files = [Buffer.alloc(0), Buffer.from('коротко'), Buffer.alloc(700_000, 'а'), randomBytes(256 * 1024)];
    for (const bytes of files) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await prisma.$executeRaw`INSERT INTO "blob" VALUES (${sha256}, ${new Uint8Array(bytes)})`;
    }
    await prisma.$executeRaw`
      INSERT INTO "person" ("id", "name", "email", "created_at", "updated_at") VALUES ('p', 'П', 'p@x.example', now(), now())`;
    await prisma.$executeRaw`
      INSERT INTO "session" ("id", "token", "user_id", "expires_at", "created_at", "updated_at")
      VALUES ('s', 'a token \\ of old', 'p', now() + interval '1 day', now(), now())`;
    await prisma.$executeRaw`
      INSERT INTO "tray" ("id", "desk", "channel", "reason", "content", "received_at")
      VALUES (gen_random_uuid(), 'gone', 'email', 'unknown-sender', '{}', now())`;

    expect(await applyMigrations(database.url)).toContain(own);

    const store = createStore({ prisma });
    const hash = createHash('sha256').update('a token \\ of old').digest('hex');
    expect(await store.findCallerBySession(hash)).toMatchObject({ personId: 'p' });
    for (const bytes of files) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect((await wholeOf(await store.readAttachment({ sha256 }))).equals(bytes)).toBe(true);
    }
    expect(await prisma.tray.count({ where: { desk: 'gone' } })).toBe(1);
    const doubtful = await prisma.$queryRaw`SELECT conname FROM pg_constraint WHERE NOT convalidated AND contype = 'f'`;
    expect(doubtful).toEqual([{ conname: 'tray_desk_fkey' }]);
  } finally {
    await prisma.$disconnect();
    await database.drop();
  }
});
