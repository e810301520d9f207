import type { Instant } from '../domain/time';
import type { Fault } from '../regulations';
import type { Transaction } from './database';
import { contentDigest, jsonOf } from './json';
import { publish, type Attempt, type Within } from './publish';
import type { Force } from './publish-regulation';
import { FitCheck } from './rules/fit-check';
import { faultsOfYears, namesOf, newestYears, planYears, type LayerYear } from './rules/planned-years';
import { keepFaults, nobody } from './rules/publication-faults';
import type { Misfit } from './rules/publication-faults';
import { currentCalendars, layersOf } from './rules/read-rules';
import { settleFaults, versionsToCome } from './rules/settle-faults';
import { everyDesk } from './rules/stamps';
import type { StoreContext } from './store-context';

export type CalendarsPublished =
  /** With the digest of the version now current. */
  | { readonly kind: 'published' | 'unchanged'; readonly digest: string }
  /** No calendar can be made of a layer, for anybody. */
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  /** Rules in force, to come, or pinned by what is open are left without working time; nothing is published. */
  | { readonly kind: 'does-not-fit'; readonly misfits: readonly Misfit[] };

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
  within?: Within,
): Promise<CalendarsPublished> {
  for (;;) {
    const published = await tryToPublish(context, years, force, within);
    if (published !== 'calendars-changed') return published;
  }
}

async function tryToPublish(
  context: StoreContext,
  years: readonly LayerYear[],
  force: Force | undefined,
  within: Within | undefined,
): Promise<CalendarsPublished | 'calendars-changed'> {
  const { database, clock } = context;
  const planned = planYears(await newestYears(database), years);
  const current = await currentCalendars(database);
  if (current !== undefined && !planned.some(({ isNew }) => isNew)) return { kind: 'unchanged', digest: current };
  const layers = layersOf(planned);
  const faults = faultsOfYears(planned, layers);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const check = new FitCheck(layers);
  await newMisfits(database, check, await clock.now());
  const publishing = { kind: 'calendars', desk: everyDesk } as const;
  const work = async (
    transaction: Transaction,
    now: Instant,
  ): Promise<Attempt<CalendarsPublished | 'calendars-changed'>> => {
    if (contentDigest(planYears(await newestYears(transaction), years)) !== contentDigest(planned))
      return { changed: false, answer: 'calendars-changed' };
    const misfits = await newMisfits(transaction, check, now);
    if (misfits.length > 0 && force === undefined) return { changed: false, answer: { kind: 'does-not-fit', misfits } };
    const createdAt = new Date(now);
    await transaction.calendarYear.createMany({
      data: planned.flatMap(({ layer, year, revision, data, digest, isNew }) =>
        isNew ? [{ layer, year, revision, status: data.status, data: jsonOf(data) as object, digest, createdAt }] : [],
      ),
    });
    const newest = namesOf(await newestYears(transaction));
    const digest = contentDigest(newest);
    const last = await transaction.calendarVersion.findFirst({ orderBy: { number: 'desc' } });
    const number = (last?.number ?? 0) + 1;
    await transaction.calendarVersion.create({ data: { digest, number, years: jsonOf(newest) as object, createdAt } });
    await settleFaults(transaction, now);
    await keepFaults(transaction, misfits, { reason: force?.reason ?? null, now });
    return { changed: true, answer: { kind: 'published', digest } };
  };
  return publish(context, publishing, work, within);
}

/** What did fit the calendars before: a duty that stands already stops no later publication. */
export async function newMisfits(database: Transaction, check: FitCheck, now: Instant): Promise<Misfit[]> {
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
