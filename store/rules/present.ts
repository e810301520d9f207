import type { Instant } from '../../domain/time';
import type { Clock } from '../clock';
import type { Queryable } from '../database';
import { shareReadings } from '../share-readings';
import { everyDesk, type StampedAt, type Stamps } from './stamps';

/** The present instant, and what was published by then at any desk, as one statement saw both. */
export interface Present {
  readonly now: Instant;
  readonly stampsOf: (desk: string) => Stamps;
}

interface Stamped {
  readonly desk: string;
  readonly kind: StampedAt | 'calendars';
  readonly number: number;
}

/** Reads it, once for all who ask meanwhile: whatever a reading shows was so after it was asked for. */
export function presentOf(database: Queryable, clock: Clock): () => Promise<Present> {
  return shareReadings(() => readPresent(database, clock));
}

async function readPresent(database: Queryable, clock: Clock): Promise<Present> {
  const [row] = await database.$queryRaw<{ now: number; stamped: readonly Stamped[] | null }[]>`
    SELECT (extract(epoch FROM ${await clock.inSql()}) * 1000)::float8 AS "now",
      (SELECT jsonb_agg(jsonb_build_object('desk', "desk", 'kind', "kind", 'number', "number"))
        FROM "publication") AS "stamped"`;
  if (row === undefined) throw new Error('The database did not tell the time.');
  const stamped = new Map((row.stamped ?? []).map(({ desk, kind, number }) => [`${desk}/${kind}`, number]));
  const numberOf = (desk: string, kind: Stamped['kind']): number => stamped.get(`${desk}/${kind}`) ?? 0;
  return {
    now: row.now,
    stampsOf: (desk) => ({
      rules: numberOf(desk, 'rules'),
      staff: numberOf(desk, 'staff'),
      calendars: numberOf(everyDesk, 'calendars'),
    }),
  };
}
