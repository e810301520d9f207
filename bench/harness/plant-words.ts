import type { Client } from 'pg';
import { copyRows } from './copy-rows';

/**
 * Puts words into the inbox behind everybody's back: copies of one that was said over HTTP, waiting as if they had just come.
 *
 * @param commandId the word that is copied, as its answer names it
 */
export async function plantWords(database: Client, commandId: string, count: number): Promise<void> {
  const made = await copyRows(
    database,
    {
      table: 'inbox',
      where: 'o.id = $1',
      times: `SELECT gen_random_uuid() AS id FROM generate_series(1, $2::int)`,
      set: {
        id: 'n.id',
        identity: `'planted/' || n.id`,
        received_at: 'now()',
        stored_at: 'now()',
        outcome: 'NULL',
        outcome_revision: 'NULL',
        refusal: 'NULL',
        fault: 'NULL',
        decided_at: 'NULL',
      },
      leave: ['seq'],
    },
    [commandId, count],
  );
  if (made !== count) throw new Error(`${made} of ${count} words were planted`);
}

/** How many planted words of all tickets wait. */
export async function waitingWords(database: Client): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    `SELECT count(*) FROM inbox WHERE outcome IS NULL AND identity LIKE 'planted/%'`,
  );
  return Number(rows[0]?.count);
}
