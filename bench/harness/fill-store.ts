import type { Client } from 'pg';
import { copyRows, hasTable, unchecked } from './copy-rows';

/** A real ticket that others are made after, and its share of them. */
export interface Template {
  readonly ticketId: string;
  readonly share: number;
}

/**
 * Fills the store up to `total` tickets: copies of real ones, state and all, under ids, numbers and subjects of their own.
 * Those that are not closed fall due between three weeks ago and nine weeks ahead.
 */
export async function fillStore(database: Client, templates: readonly Template[], total: number): Promise<void> {
  const { rows } = await database.query<{ count: string }>('SELECT count(*) FROM ticket');
  const wanted = total - Number(rows[0]?.count);
  for (const { ticketId, share } of templates)
    await copyTickets(database, ticketId, Math.round(wanted * share), 'BULK');
  // As autovacuum does by itself a little later.
  await database.query('VACUUM ANALYZE ticket');
}

/**
 * Copies a ticket so many times, numbered after the prefix and the number of the one that is copied. The engine counts as
 * knowing them, with nothing to wait for, so that nobody starts or wakes them.
 *
 * @param subject SQL of their subjects, of the copied row `o` and the number `n.tid`
 */
export async function copyTickets(
  database: Client,
  ticketId: string,
  count: number,
  prefix: string,
  subject = `o.subject || ' ' || n.tid`,
): Promise<void> {
  await unchecked(database, () => copyAll(database, ticketId, count, prefix, subject));
}

async function copyAll(
  database: Client,
  ticketId: string,
  count: number,
  prefix: string,
  subject: string,
): Promise<void> {
  await copyRows(
    database,
    {
      table: 'ticket',
      where: 'o.id = $1',
      times: `SELECT gen_random_uuid() AS id, $3::text || '-' || o.tid || '-' || i AS tid FROM generate_series(1, $2::int) AS i`,
      set: {
        id: 'n.id',
        tid: 'n.tid',
        subject,
        state: `o.state || jsonb_build_object('id', n.id, 'tid', n.tid)`,
        next_due: `CASE WHEN o.closed_at IS NULL THEN now() - interval '21 days' + random() * interval '84 days' END`,
        run_confirmed_at: 'CASE WHEN o.ended_at IS NULL THEN now() END',
        doubted_at: 'NULL',
      },
    },
    [ticketId, count, prefix],
  );
  const copies = `SELECT t.id, t.id AS root_id, t.tid AS number, jsonb_build_object('id', t.id, 'tid', t.tid) AS state
    FROM ticket t, ticket s WHERE s.id = $1 AND t.tid LIKE $2::text || '-' || s.tid || '-%'
      AND NOT EXISTS (SELECT 1 FROM process p WHERE p.kind = 'ticket' AND p.id = t.id)`;
  await copyProcesses(database, 'ticket', copies, [ticketId, prefix]);
}

/**
 * After the read models of copies, their processes and the rows of the run ledger: started, told, and with nothing to wait for.
 * Release 0.2.0 has neither.
 *
 * @param copies SQL of the copies: `id`, `root_id`, `number` and what differs in `state`; $1 is the id of the one that is copied
 */
export async function copyProcesses(
  database: Client,
  kind: 'ticket' | 'visit',
  copies: string,
  values: readonly unknown[],
): Promise<void> {
  if (!(await hasTable(database, 'process'))) return;
  await copyRows(
    database,
    {
      table: 'process',
      where: `o.kind = '${kind}' AND o.id = $1`,
      times: copies,
      set: { id: 'n.id', root_id: 'n.root_id', state: 'o.state || n.state' },
    },
    values,
  );
  await database.query(
    `INSERT INTO run (kind, id, workflow_id, started_at, seen, ended_at)
     SELECT p.kind, p.id, COALESCE(t.tid, v.number), now(), p.revision, o.ended_at
     FROM run o, process p LEFT JOIN ticket t ON t.id = p.id LEFT JOIN visit v ON v.id = p.id
     WHERE o.kind = $2 AND o.id = $1 AND p.kind = $2
       AND NOT EXISTS (SELECT 1 FROM run r WHERE r.kind = p.kind AND r.id = p.id)`,
    [values[0], kind],
  );
}
