import type { Client } from 'pg';
import { copyRows, hasTable } from './copy-rows';

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
 */
export async function copyTickets(database: Client, ticketId: string, count: number, prefix: string): Promise<void> {
  await copyRows(
    database,
    {
      table: 'ticket',
      where: 'o.id = $1',
      times: `SELECT gen_random_uuid() AS id, $3::text || '-' || o.tid || '-' || i AS tid FROM generate_series(1, $2::int) AS i`,
      set: {
        id: 'n.id',
        tid: 'n.tid',
        subject: `o.subject || ' ' || n.tid`,
        state: `o.state || jsonb_build_object('id', n.id, 'tid', n.tid)`,
        next_due: `CASE WHEN o.closed_at IS NULL THEN now() - interval '21 days' + random() * interval '84 days' END`,
        run_confirmed_at: 'CASE WHEN o.ended_at IS NULL THEN now() END',
        doubted_at: 'NULL',
      },
    },
    [ticketId, count, prefix],
  );
  if (!(await hasTable(database, 'run'))) return;
  await copyRows(
    database,
    {
      table: 'run',
      where: `o.kind = 'ticket' AND o.id = $1`,
      times: `SELECT t.id, t.tid FROM ticket t, ticket s WHERE s.id = o.id AND t.tid LIKE $2::text || '-' || s.tid || '-%'
        AND NOT EXISTS (SELECT 1 FROM run r WHERE r.kind = 'ticket' AND r.id = t.id)`,
      set: knownRun('n.tid'),
    },
    [ticketId, prefix],
  );
}

/** The columns of a copied row of the run ledger: started, told, and with nothing to wait for. */
export function knownRun(workflowId: string): Readonly<Record<string, string>> {
  return {
    id: 'n.id',
    workflow_id: workflowId,
    started_at: 'now()',
    stale_since: 'NULL',
    next_tick: 'NULL',
    lease_until: 'NULL',
  };
}
