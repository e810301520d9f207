import type { Client } from 'pg';
import { copyRows, unchecked } from './copy-rows';
import { copyProcesses, copyTickets } from './fill-store';

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
    visits += await unchecked(database, () => copyVisits(database, template));
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
     ), seats AS (
       INSERT INTO desk_person (desk, person_id, short_id, created_at)
       SELECT '${desk}', person_id, short_id, now() FROM wanted
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
 * hour for the way. The engine counts as knowing them, with nothing to wait for, so that nobody starts or wakes them.
 *
 * @returns how many
 */
async function copyVisits(database: Client, { visitId, weeks, hours }: VisitTemplate): Promise<number> {
  const planned = 'o.slot_from IS NOT NULL';
  const made = await copyRows(
    database,
    {
      table: 'visit',
      where: 'o.id = $1',
      times: `SELECT gen_random_uuid() AS id, t.id AS ticket_id, t.tid || '/1' AS number, place.*
        FROM (
          SELECT p.short_id, p.home, ${monday} + make_interval(weeks => w, days => d, hours => h) AS at,
            row_number() OVER (ORDER BY w, d, h, p.short_id) AS i
          FROM technician p, generate_series($2::int, $3::int) AS w, generate_series(0, ${workingDays - 1}) AS d,
            unnest($4::int[]) AS h
          WHERE p.desk = '${desk}'
        ) place JOIN ticket s ON s.id = o.ticket_id JOIN ticket t ON t.tid = '${prefix}-' || s.tid || '-' || place.i`,
      set: {
        id: 'n.id',
        number: 'n.number',
        ticket_id: 'n.ticket_id',
        subject: 'n.home',
        state: `o.state || jsonb_build_object('id', n.id, 'number', n.number, 'ticketId', n.ticket_id)`,
        technician: `CASE WHEN ${planned} THEN n.short_id END`,
        slot_from: `CASE WHEN ${planned} THEN n.at END`,
        slot_to: `CASE WHEN ${planned} THEN n.at + interval '2 hours' END`,
        next_due: `CASE WHEN o.next_due IS NOT NULL THEN now() - interval '3 days' + random() * interval '24 days' END`,
        requested_at: `LEAST(n.at, now()) - random() * interval '14 days'`,
        closed_at: `CASE WHEN o.closed_at IS NOT NULL THEN n.at + interval '2 hours' END`,
        run_confirmed_at: 'CASE WHEN o.ended_at IS NULL THEN now() END',
        doubted_at: 'NULL',
      },
    },
    [visitId, weeks[0], weeks[1], hours],
  );
  const copies = `v.ticket_id IN (
    SELECT t.id FROM ticket t, visit o JOIN ticket s ON s.id = o.ticket_id
    WHERE o.id = $1 AND t.tid LIKE '${prefix}-' || s.tid || '-%')`;
  await database.query(
    `INSERT INTO technician_time (id, desk, technician, person_id, visit_id, "from", "to", created_at)
     SELECT gen_random_uuid(), v.desk, v.technician, p.person_id, v.id, v.slot_from - interval '1 hour', v.slot_to, now()
     FROM visit v JOIN technician p ON p.desk = v.desk AND p.short_id = v.technician
     WHERE v.slot_from IS NOT NULL AND v.closed_at IS NULL AND ${copies}`,
    [visitId],
  );
  const processes = `SELECT v.id, v.ticket_id AS root_id, v.number,
      jsonb_build_object('id', v.id, 'number', v.number, 'ticketId', v.ticket_id) AS state
    FROM visit v WHERE ${copies} AND NOT EXISTS (SELECT 1 FROM process p WHERE p.kind = 'visit' AND p.id = v.id)`;
  await copyProcesses(database, 'visit', processes, [visitId]);
  return made;
}
