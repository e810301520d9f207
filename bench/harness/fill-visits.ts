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

const desk = 'skai';
const workingDays = 5;

/**
 * Fills the desk up to so many technicians, the seeded ones among them. They work from the federal subjects in turn, at
 * the hours of the first of them, and each is off for the Saturday of the present week.
 *
 * @param homes codes of federal subjects
 */
export async function fillTechnicians(database: Client, total: number, homes: readonly string[]): Promise<void> {
  const { rows } = await database.query<{ count: string }>(`SELECT count(*) FROM technician WHERE desk = '${desk}'`);
  const known = Number(rows[0]?.count);
  await database.query(
    `WITH wanted AS (
       SELECT 'bench-technician-' || n AS person_id, 'te-' || lpad(n::text, 2, '0') AS short_id, 'Техник ' || n AS name,
         ($3::text[])[1 + n % cardinality($3::text[])] AS home
       FROM generate_series($1::int, $2::int) AS n
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
    [known + 1, total, homes],
  );
  await database.query(
    `INSERT INTO technician_time (id, desk, technician, "from", "to", reason, created_at)
     SELECT gen_random_uuid(), desk, short_id, ${monday} + interval '5 days', ${monday} + interval '6 days', 'отпуск', now()
     FROM technician WHERE desk = '${desk}'`,
  );
}

/**
 * Gives every technician of the desk a visit like the template's at each of its places in the weeks, with a ticket of its
 * own: copies, state and all, under ids, numbers, technicians, regions and times of their own. A template without a slot
 * makes visits without one, in the technician's region. Those with a due instant fall due between three days ago and three
 * weeks ahead. The engine counts as knowing them, so that the pump leaves them alone.
 *
 * @returns how many were made
 */
export async function fillVisits(database: Client, template: VisitTemplate): Promise<number> {
  const { visitId, weeks, hours } = template;
  const { rows } = await database.query<{ ticketId: string; technicians: string }>(
    `SELECT ticket_id AS "ticketId", (SELECT count(*) FROM technician WHERE desk = '${desk}') AS technicians
     FROM visit WHERE id = $1`,
    [visitId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no visit ${visitId}`);
  const count = Number(row.technicians) * (weeks[1] - weeks[0] + 1) * workingDays * hours.length;
  await copyTickets(database, row.ticketId, count, prefix);
  await copyVisits(database, template);
  return count;
}

async function copyVisits(database: Client, { visitId, weeks, hours }: VisitTemplate): Promise<void> {
  await database.query(
    `WITH place AS (
       SELECT gen_random_uuid() AS id, p.short_id, p.home, ${monday} + make_interval(weeks => w, days => d, hours => h) AS at,
         row_number() OVER (ORDER BY w, d, h, p.short_id) AS i
       FROM technician p, generate_series($2::int, $3::int) AS w, generate_series(0, ${workingDays - 1}) AS d,
         unnest($4::int[]) AS h
       WHERE p.desk = '${desk}'
     )
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
     FROM visit v JOIN ticket o ON o.id = v.ticket_id, place n JOIN ticket t ON t.tid = '${prefix}-' || $5 || '-' || n.i
     WHERE v.id = $1`,
    [visitId, weeks[0], weeks[1], hours, await tidOf(database, visitId)],
  );
}
