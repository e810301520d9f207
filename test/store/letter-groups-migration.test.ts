/** What people had switched off by kinds of letters, in the groups of today (SK-7). */
import { applyMigrations } from '../../prisma/apply-migrations';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { createEmptyDatabase } from '../support/database';
import { migrateUpTo } from '../support/older-store';

const own = '20261129184500_letter_groups';

const cases = {
  nothing: [{}, {}],
  all: [{ letters: false }, false],
  none: [{ letters: {} }, {}],
  answers: [{ letters: { answer: false } }, { answers: false }],
  both: [{ letters: { answer: false, 'client-word': false, closed: false } }, { answers: false, words: false }],
  half: [{ letters: { threshold: false, answer: true } }, {}],
} as const;

test('SK-7 an older store keeps what its people had switched off, where a group stands for it', async () => {
  const database = await createEmptyDatabase();
  const prisma = createPrisma(database.url);
  try {
    await migrateUpTo(database.url, own);
    for (const [id, [preferences]] of Object.entries(cases))
      await prisma.$executeRaw`
        INSERT INTO "person" ("id", "name", "preferences", "created_at", "updated_at")
        VALUES (${id}, 'П', ${JSON.stringify(preferences)}::jsonb, now(), now())`;

    expect(await applyMigrations(database.url)).toContain(own);

    const store = createStore({ prisma });
    for (const [id, [, letters]] of Object.entries(cases))
      expect([id, (await store.readPreferences(id))?.letters]).toEqual([id, letters]);
  } finally {
    await prisma.$disconnect();
    await database.drop();
  }
});
