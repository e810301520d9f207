import { compileCalendar } from '../domain/time';
import type { CalendarYear, Instant } from '../domain/time';
import type { Fault } from '../regulations';
import type { Queryable, Transaction } from './database';
import { contentDigest, jsonOf } from './json';
import { publish } from './publish';
import type { Force } from './publish-regulation';
import { FitCheck } from './rules/fit-check';
import { keepFaults, nobody } from './rules/publication-faults';
import type { Misfit } from './rules/publication-faults';
import { currentCalendars, layersOf } from './rules/read-rules';
import type { Layers, StoredYear } from './rules/read-rules';
import { settleFaults, versionsToCome } from './rules/settle-faults';
import { everyDesk } from './rules/stamps';
import type { StoreContext } from './store-context';

export interface LayerYear {
  /** Code of the layer, such as `ru` or `ru-ba`. */
  readonly layer: string;
  readonly year: CalendarYear;
}

export type CalendarsPublished =
  /** With the digest of the version now current. */
  | { readonly kind: 'published' | 'unchanged'; readonly digest: string }
  /** No calendar can be made of a layer, for anybody. */
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  /** Rules in force, to come, or pinned by what is open are left without working time; nothing is published. */
  | { readonly kind: 'does-not-fit'; readonly misfits: readonly Misfit[] };

/** A year as it stands, or is to stand. */
interface Year extends StoredYear {
  readonly revision: number;
  readonly isNew: boolean;
}

/**
 * Publishes years of layers as one version of the calendars. A year whose content stands already stays as it is; another
 * content is a further revision, and the new version takes its place. Processes move to it by `recalculate` only. What is in
 * force or comes into force, with every contract that can still hold, and what open processes are pinned to, has to keep working
 * time by it, unless it is forced.
 */
export async function publishCalendarYears(
  context: StoreContext,
  years: readonly LayerYear[],
  force?: Force,
): Promise<CalendarsPublished> {
  for (;;) {
    const published = await tryToPublish(context, years, force);
    if (published !== 'calendars-changed') return published;
  }
}

async function tryToPublish(
  context: StoreContext,
  years: readonly LayerYear[],
  force: Force | undefined,
): Promise<CalendarsPublished | 'calendars-changed'> {
  const { database, clock } = context;
  const planned = plan(await newestYears(database), years);
  const current = await currentCalendars(database);
  if (current !== undefined && !planned.some(({ isNew }) => isNew)) return { kind: 'unchanged', digest: current };
  const layers = layersOf(planned);
  const faults = faultsOf(planned, layers);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const check = new FitCheck(layers);
  await newMisfits(database, check, await clock.now());
  const publishing = { kind: 'calendars', desk: everyDesk } as const;
  return publish<CalendarsPublished | 'calendars-changed'>(context, publishing, async (transaction, now) => {
    if (contentDigest(plan(await newestYears(transaction), years)) !== contentDigest(planned))
      return { changed: false, answer: 'calendars-changed' };
    const misfits = await newMisfits(transaction, check, now);
    if (misfits.length > 0 && force === undefined) return { changed: false, answer: { kind: 'does-not-fit', misfits } };
    const createdAt = new Date(now);
    await transaction.calendarYear.createMany({
      data: planned.flatMap(({ layer, year, revision, data, digest, isNew }) =>
        isNew ? [{ layer, year, revision, status: data.status, data: jsonOf(data) as object, digest, createdAt }] : [],
      ),
    });
    const newest = (await newestYears(transaction)).map(({ layer, year, revision }) => ({ layer, year, revision }));
    const digest = contentDigest(newest);
    const last = await transaction.calendarVersion.findFirst({ orderBy: { number: 'desc' } });
    const number = (last?.number ?? 0) + 1;
    await transaction.calendarVersion.create({ data: { digest, number, years: jsonOf(newest) as object, createdAt } });
    await settleFaults(transaction, now);
    await keepFaults(transaction, misfits, { reason: force?.reason ?? null, now });
    return { changed: true, answer: { kind: 'published', digest } };
  });
}

/** The newest revision of every year of every layer, in a fixed order. */
async function newestYears(database: Queryable): Promise<Year[]> {
  const rows = await database.$queryRaw<Omit<Year, 'isNew'>[]>`
    SELECT DISTINCT ON ("layer", "year") "layer", "year", "revision", "digest", "data" FROM "calendar_year"
    ORDER BY "layer", "year", "revision" DESC`;
  return rows.map((row) => ({ ...row, isNew: false }));
}

/** What the calendars are once these years are published. */
function plan(standing: readonly Year[], years: readonly LayerYear[]): Year[] {
  const planned = [...standing];
  for (const { layer, year: data } of years) {
    const digest = contentDigest(data);
    const place = planned.findIndex((other) => other.layer === layer && other.year === data.year);
    const before = planned[place];
    if (before?.digest === digest) continue;
    const year = { layer, year: data.year, revision: (before?.revision ?? 0) + 1, digest, data, isNew: true };
    planned.splice(place === -1 ? planned.length : place, place === -1 ? 0 : 1, year);
  }
  return planned.sort((a, b) => a.year - b.year);
}

/** Layers of which the engine can make no calendar at all. */
function faultsOf(planned: readonly Year[], layers: Layers): Fault[] {
  const codes = new Set(planned.flatMap(({ layer, isNew }) => (isNew ? [layer] : [])));
  return [...codes].flatMap((code) => {
    const week = { mon: [['09:00', '18:00'] as const] };
    const compiled = compileCalendar({ timeZone: 'UTC', week, layers: [code] }, layers.source);
    return compiled.ok ? [] : [{ path: code, message: compiled.error.message, place: null }];
  });
}

/** What did fit the calendars before: a duty that stands already stops no later publication. */
async function newMisfits(database: Transaction, check: FitCheck, now: Instant): Promise<Misfit[]> {
  const misfits: Misfit[] = [];
  for (const { code: desk } of await database.desk.findMany({ select: { code: true }, orderBy: { code: 'asc' } })) {
    const { today, versions } = await versionsToCome(database, desk, now);
    misfits.push(
      ...check.ofVersions(desk, versions),
      ...(await check.ofContracts(database, versions, { desk, today })),
    );
  }
  misfits.push(...(await check.ofPins(database)));
  const standing = await database.publicationFault.findMany({ select: { desk: true, clientId: true, version: true } });
  return misfits.filter(
    ({ desk, clientId, version }) =>
      !standing.some((row) => row.desk === desk && row.clientId === (clientId ?? nobody) && row.version === version),
  );
}
