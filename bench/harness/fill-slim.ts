import type { Client } from 'pg';

/** Whom the filled tickets belong to beside others. */
export interface Known {
  /** The largest company, and one of its users. */
  readonly clientId: string;
  readonly personId: string;
  /** A company with few tickets. */
  readonly smallClientId: string;
}

const desk = 'skai';
const companies = 500;

/**
 * Fills the desk up to `total` tickets that are no more than their rows of `ticket` and `process`: five years of them, the last month's
 * mostly open. Companies, people and codes are as uneven as they are in life: one company has an eighth, a topic in 5,000 tickets
 * one, another was only in use in the first year, and each year had specialists of its own, of whom one took a fifth of the tickets.
 */
export async function fillSlim(
  database: Client,
  { clientId, personId, smallClientId }: Known,
  total: number,
): Promise<void> {
  await database.query(`SELECT setseed(0.42)`);
  await database.query(
    `INSERT INTO client (id, name, email_domains, created_at)
     SELECT gen_random_uuid(), 'Компания ' || i, '{}', now() FROM generate_series(2, ${companies}) AS i`,
  );
  await database.query(
    `INSERT INTO person (id, name, created_at, updated_at)
     SELECT 'slim-' || i, 'Пользователь ' || i, now(), now() FROM generate_series(1, ${companies * 3}) AS i`,
  );
  await database.query(
    `CREATE TEMP TABLE company AS
     SELECT row_number() OVER (ORDER BY name) AS place, id FROM client WHERE name LIKE 'Компания %' ORDER BY name`,
  );
  await database.query(`UPDATE company SET id = $1 WHERE place = 1`, [clientId]);
  await database.query(
    `INSERT INTO desk_person (desk, person_id, short_id, created_at)
     SELECT '${desk}', 'slim-' || i, 'sp-' || 99 + i, now() FROM generate_series(1, 100) AS i`,
  );
  await database.query(`CREATE TEMP TABLE slim AS SELECT * FROM ticket WITH NO DATA`);
  await database.query(ticketsSql, [personId, smallClientId, total]);
  const indexes = await withoutIndexes(database);
  // The rows are right by their making: a million of them need not be asked for each relation.
  await database.query('SET session_replication_role = replica');
  await database.query(
    `INSERT INTO process (kind, id, root_id, desk, client_id, revision, state, rules_digest, calendars, updated_at)
     SELECT 'ticket', t.id, t.id, t.desk, t.client_id, t.revision, '{}', o.rules_digest, o.calendars, t.updated_at
     FROM slim t, LATERAL (SELECT rules_digest, calendars FROM process WHERE desk = '${desk}' LIMIT 1) o`,
  );
  await database.query('INSERT INTO ticket SELECT * FROM slim');
  await database.query('RESET session_replication_role');
  for (const definition of indexes) await database.query(definition);
  // As autovacuum does by itself a little later.
  await database.query('VACUUM ANALYZE ticket, process, client, person');
}

/**
 * Takes away the indexes of the two tables that hold no constraint: to build them once over a million rows takes a fraction of the time
 * of a million entries into each.
 * @returns the statements that bring them back
 */
async function withoutIndexes(database: Client): Promise<readonly string[]> {
  await database.query(`SET maintenance_work_mem = '512MB'`);
  const { rows } = await database.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid IN ('ticket'::regclass, 'process'::regclass) AND NOT i.indisunique`,
  );
  for (const { name } of rows) await database.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

/** $1 a user of the largest company, $2 the small company, $3 how many. */
const ticketsSql = `
  INSERT INTO slim (id, tid, desk, client_id, author_id, author_kind, subject, fields, revision, stage, status, topic, priority,
    priority_rank, level, request_type, assignee, shared_with, services, next_due, received_at, updated_at, closed_at, time_at)
  SELECT gen_random_uuid(), 'SLIM-' || i, '${desk}',
    CASE WHEN i % 20000 = 7 THEN $2::uuid ELSE company.id END,
    CASE WHEN place = 1 AND a < 0.2 THEN $1 ELSE 'slim-' || (place * 3 - (a * 3)::int % 3) END,
    'person', 'Трекер ' || i || ' не передаёт координаты', '{}', 5, stage,
    CASE stage WHEN 'triage' THEN 'new' WHEN 'resolution' THEN 'in-progress' ELSE stage END,
    topic, priority, CASE priority WHEN 'critical' THEN 1 WHEN 'high' THEN 2 WHEN 'normal' THEN 3 ELSE 4 END, NULL,
    CASE WHEN b < 0.3 THEN 'request' END,
    CASE WHEN stage <> 'triage' THEN 'sp-' || (100 + year * 20 + floor(20 * c * c)) END,
    CASE WHEN b > 0.9999 THEN ARRAY[$1] ELSE '{}' END, '{}',
    CASE WHEN stage <> 'closed' AND d < 0.97 THEN now() - interval '5 days' + d * interval '30 days' END,
    received, COALESCE(closed, now() - e * interval '10 days'), closed, CASE WHEN closed IS NOT NULL THEN 5 END
  FROM (
    SELECT *, CASE WHEN stage = 'closed' THEN LEAST(now(), received + e * e * e * interval '30 days') END AS closed
    FROM (
      SELECT *, LEAST(4, floor(5.0 * i / $3))::int AS year, now() - interval '5 years' * (1 - i::float8 / $3) AS received,
        CASE WHEN i < 0.97 * $3 AND a > 0.0005 OR b > 0.9 THEN 'closed'
          WHEN c < 0.2 THEN 'triage' WHEN c < 0.8 THEN 'resolution' WHEN c < 0.998 THEN 'solved' ELSE 'visit' END AS stage,
        CASE WHEN d < 0.0002 THEN 'stolen-vehicle' WHEN d < 0.2 AND i < 0.2 * $3 THEN 'verification' WHEN d < 0.5 THEN 'consulting'
          WHEN d < 0.7 THEN 'remote-diagnostics' WHEN d < 0.8 THEN 'data-update' ELSE 'other' END AS topic,
        CASE WHEN e < 0.001 THEN 'critical' WHEN e < 0.08 THEN 'high' WHEN e < 0.98 THEN 'normal' ELSE 'low' END AS priority
      FROM (
        SELECT i, random() AS a, random() AS b, random() AS c, random() AS d, random() AS e,
          1 + floor(${companies - 1} * power(random(), 3))::int AS chosen
        FROM generate_series(1, $3::int) AS i
      ) AS dice
    ) AS kinds
  ) AS tickets JOIN company ON company.place = tickets.chosen`;
