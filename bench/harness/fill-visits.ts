import type { Client } from 'pg';
import { copyTickets } from './fill-store';

/** A real visit that others are made after, and where in the technicians' weeks they lie. */
export interface VisitTemplate {
  readonly visitId: string;
  /** First and last, the present one being 0. */
  readonly weeks: readonly [number, number];
  /** Of every working day, when the jobs begin by Moscow's clocks. */
  readonly hours: readonly number[];
}

export interface Field {
  /** Of the technicians, the seeded ones among them. */
  readonly technicians: number;
  /** Codes of the federal subjects that they work from, in turn. */
  readonly homes: readonly string[];
  readonly templates: readonly VisitTemplate[];
}

/** What the field holds then. */
export interface Filled {
  readonly technicians: readonly { readonly shortId: string; readonly home: string }[];
  /** Visits that were made. */
  readonly visits: number;
  /** When the present week begins, in epoch milliseconds. */
  readonly monday: number;
}

const desk = 'skai';
/** Before the numbers of the tickets that the visits belong to. */
const prefix = 'VISITED';
const workingDays = 5;
const monday = `date_trunc('week', now(), 'Europe/Moscow')`;

/**
 * Fills the desk with technicians and gives every one of them a visit like the template's at each of its places in the
 * weeks, with a ticket of its own: copies, state and all, under ids, numbers, technicians, regions and times of their own. A
 * template without a slot makes visits without one. Every technician is off for the Saturday of the present week.
 */
export async function fillField(database: Client, { technicians, homes, templates }: Field): Promise<Filled> {
  await fillTechnicians(database, technicians, homes);
  let visits = 0;
  for (const template of templates) {
    const count = technicians * (template.weeks[1] - template.weeks[0] + 1) * workingDays * template.hours.length;
    await copyTickets(database, await ticketOf(database, template.visitId), count, prefix);
    visits += await copyVisits(database, template);
  }
  // As autovacuum does by itself a little later.
  await database.query('VACUUM ANALYZE ticket, visit, technician, technician_time, membership, person');
  const { rows } = await database.query<{ shortId: string; home: string; monday: Date }>(
    `SELECT short_id AS "shortId", home, ${monday} AS monday FROM technician WHERE desk = '${desk}' ORDER BY short_id`,
  );
  return { technicians: rows, visits, monday: rows[0]?.monday.getTime() ?? 0 };
}

/** The new ones have the skills and the hours of the first. */
async function fillTechnicians(database: Client, total: number, homes: readonly string[]): Promise<void> {
  await database.query(
    `WITH wanted AS (
       SELECT 'bench-technician-' || n AS person_id, 'te-' || lpad(n::text, greatest(2, length(n::text)), '0') AS short_id,
         'Техник ' || n AS name, ($2::text[])[1 + n % cardinality($2::text[])] AS home
       FROM generate_series(1 + (SELECT count(*) FROM technician WHERE desk = '${desk}'), $1::int) AS n
     ), people AS (
       INSERT INTO person (id, name, email, created_at, updated_at)
       SELECT person_id, name, person_id || '@${desk}.example', now(), now() FROM wanted
     ), members AS (
       INSERT INTO membership (id, person_id, desk, role, short_id, created_at)
       SELECT gen_random_uuid(), person_id, '${desk}', 'technician', short_id, now() FROM wanted
     )
     INSERT INTO technician (desk, short_id, person_id, skills, home, hours, created_at, updated_at)
     SELECT f.desk, w.short_id, w.person_id, f.skills, w.home, f.hours, now(), now()
     FROM wanted w, technician f WHERE f.desk = '${desk}' AND f.short_id = 'te-01'`,
    [total, homes],
  );
  await database.query(
    `INSERT INTO technician_time (id, desk, technician, person_id, "from", "to", reason, created_at)
     SELECT gen_random_uuid(), desk, short_id, person_id, ${monday} + interval '5 days', ${monday} + interval '6 days', 'отгул', now()
     FROM technician WHERE desk = '${desk}'`,
  );
}

async function ticketOf(database: Client, visitId: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>('SELECT ticket_id AS id FROM visit WHERE id = $1', [visitId]);
  if (rows[0] === undefined) throw new Error(`There is no visit ${visitId}`);
  return rows[0].id;
}

/**
 * Visits with a due instant fall due between three days ago and three weeks ahead; the time of those ahead is held, with an
 * hour for the way. The engine counts as knowing them, so that the pump leaves them alone.
 *
 * @returns how many
 */
async function copyVisits(database: Client, { visitId, weeks, hours }: VisitTemplate): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    `WITH place AS (
       SELECT gen_random_uuid() AS id, p.short_id, p.home,
         ${monday} + make_interval(weeks => w, days => d, hours => h) AS at,
         row_number() OVER (ORDER BY w, d, h, p.short_id) AS i
       FROM technician p, generate_series($2::int, $3::int) AS w, generate_series(0, ${workingDays - 1}) AS d,
         unnest($4::int[]) AS h
       WHERE p.desk = '${desk}'
     ), made AS (
       INSERT INTO visit (id, number, ticket_id, desk, client_id, subject, district, address, contact, revision, state,
         rules_digest, calendars, stage, priority_rank, technician, slot_from, slot_to, next_due, waits_for_ready,
         waits_for_parts, waits_for_act, requested_at, updated_at, closed_at, run_confirmed_at, ended_at)
       SELECT n.id, t.tid || '/1', t.id, v.desk, v.client_id, n.home, v.district, v.address, v.contact, v.revision,
         v.state || jsonb_build_object('id', n.id, 'number', t.tid || '/1', 'ticketId', t.id),
         v.rules_digest, v.calendars, v.stage, v.priority_rank,
         CASE WHEN v.slot_from IS NOT NULL THEN n.short_id END,
         CASE WHEN v.slot_from IS NOT NULL THEN n.at END,
         CASE WHEN v.slot_from IS NOT NULL THEN n.at + interval '2 hours' END,
         CASE WHEN v.next_due IS NOT NULL THEN now() - interval '3 days' + random() * interval '24 days' END,
         v.waits_for_ready, v.waits_for_parts, v.waits_for_act, LEAST(n.at, now()) - random() * interval '14 days',
         v.updated_at, CASE WHEN v.closed_at IS NOT NULL THEN n.at + interval '2 hours' END,
         CASE WHEN v.ended_at IS NULL THEN now() END, v.ended_at
       FROM visit v JOIN ticket o ON o.id = v.ticket_id CROSS JOIN place n
         JOIN ticket t ON t.tid = '${prefix}-' || o.tid || '-' || n.i
       WHERE v.id = $1
       RETURNING id, desk, technician, slot_from, slot_to, closed_at
     ), held AS (
       INSERT INTO technician_time (id, desk, technician, person_id, visit_id, "from", "to", created_at)
       SELECT gen_random_uuid(), m.desk, m.technician, p.person_id, m.id, m.slot_from - interval '1 hour', m.slot_to, now()
       FROM made m JOIN technician p ON p.desk = m.desk AND p.short_id = m.technician
       WHERE m.slot_from IS NOT NULL AND m.closed_at IS NULL
     )
     SELECT count(*) FROM made`,
    [visitId, weeks[0], weeks[1], hours],
  );
  return Number(rows[0]?.count);
}
