import type { Client } from 'pg';

/** A real ticket that others are made after, and its share of them. */
export interface Template {
  readonly ticketId: string;
  readonly share: number;
}

/**
 * Fills the store up to `total` tickets: copies of real ones, state and all, under ids, numbers and subjects of their own.
 * Those that are not closed fall due between three weeks ago and nine weeks ahead. The engine counts as knowing them, so
 * that the pump leaves them alone.
 */
export async function fillStore(database: Client, templates: readonly Template[], total: number): Promise<void> {
  const { rows } = await database.query<{ count: string }>('SELECT count(*) FROM ticket');
  const wanted = total - Number(rows[0]?.count);
  for (const { ticketId, share } of templates)
    await copyTickets(database, ticketId, Math.round(wanted * share), 'BULK');
  // As autovacuum does by itself a little later.
  await database.query('VACUUM ANALYZE ticket');
}

/** Copies a ticket so many times, numbered after the prefix and the number of the one that is copied. */
export async function copyTickets(database: Client, ticketId: string, count: number, prefix: string): Promise<void> {
  await database.query(
    `INSERT INTO ticket (id, tid, desk, client_id, author_id, subject, fields, revision, state, rules_digest, calendars,
       stage, status, topic, priority, priority_rank, level, assignee, shared_with, next_due, received_at, updated_at,
       closed_at, run_confirmed_at, ended_at)
     SELECT n.id, n.tid, t.desk, t.client_id, t.author_id, t.subject || ' ' || n.tid, t.fields, t.revision,
       t.state || jsonb_build_object('id', n.id, 'tid', n.tid), t.rules_digest, t.calendars,
       t.stage, t.status, t.topic, t.priority, t.priority_rank, t.level, t.assignee, t.shared_with,
       CASE WHEN t.closed_at IS NULL THEN now() - interval '21 days' + random() * interval '84 days' END,
       t.received_at, t.updated_at, t.closed_at,
       CASE WHEN t.ended_at IS NULL THEN now() END, t.ended_at
     FROM ticket t, LATERAL (
       SELECT gen_random_uuid() AS id, $3::text || '-' || t.tid || '-' || i AS tid FROM generate_series(1, $2) AS i
     ) AS n
     WHERE t.id = $1`,
    [ticketId, count, prefix],
  );
}
