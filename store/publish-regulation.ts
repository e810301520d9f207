import { uuidv7 } from 'uuidv7';
import type { JsonObject } from '../regulations';
import { documentDigest, readDocument, type Fault } from '../regulations';
import type { Instant } from '../domain/time';
import type { Transaction } from './database';
import { jsonOf } from './json';
import { publish, type Attempt, type Within } from './publish';
import { FitCheck } from './rules/fit-check';
import { localDateIn } from './rules/local-date';
import { numberSequence } from './rules/number-sequence';
import { keepFaults } from './rules/publication-faults';
import type { Misfit } from './rules/publication-faults';
import { currentCalendars, noLayers, readLayers } from './rules/read-rules';
import { settleFaults } from './rules/settle-faults';
import type { StoreContext } from './store-context';

/** Publishes also what does not fit every contract: whom it does not fit goes by the last rules that did. */
export interface Force {
  /** Kept beside the duty that follows. */
  readonly reason: string;
}

export type Published =
  | { readonly kind: 'published' }
  /** The same document is published already. */
  | { readonly kind: 'unchanged' }
  /** The version is published with another content, and what is published never changes. */
  | { readonly kind: 'version-taken' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  /** Contracts that can still hold do not fit it; nothing is published. */
  | { readonly kind: 'does-not-fit'; readonly misfits: readonly Misfit[] };

/**
 * Publishes a version of a desk's regulation; a desk that is new is made with it, and the sequence of its numbers. Every
 * contract that holds today or later on has to fit it, unless it is forced.
 */
export async function publishRegulation(
  context: StoreContext,
  document: JsonObject,
  force?: Force,
  within?: Within,
): Promise<Published> {
  for (;;) {
    const published = await tryToPublish(context, document, force, within);
    if (published !== 'calendars-changed') return published;
  }
}

async function tryToPublish(
  context: StoreContext,
  document: JsonObject,
  force: Force | undefined,
  within: Within | undefined,
): Promise<Published | 'calendars-changed'> {
  const { database, clock } = context;
  const calendars = await currentCalendars(database);
  const layers = calendars === undefined ? noLayers : await readLayers(database, calendars);
  const read = readDocument(document, layers.source);
  if (!read.ok) return { kind: 'faulty', faults: read.faults };
  const { code: desk, version, title, publishedOn, inForceFrom, numbering, timeZone } = read.value.regulation;
  const known = await standingVersion(database, desk, version, document);
  if (known !== undefined) return known;
  const check = new FitCheck(layers);
  const misfitsIn = (queryable: Transaction, now: number) =>
    check.ofContracts(queryable, [{ version, document }], { desk, today: localDateIn(timeZone, now) });
  await misfitsIn(database, await clock.now());
  const work = async (transaction: Transaction, now: Instant): Promise<Attempt<Published | 'calendars-changed'>> => {
    if ((await currentCalendars(transaction)) !== calendars) return { changed: false, answer: 'calendars-changed' };
    const standing = await standingVersion(transaction, desk, version, document);
    if (standing !== undefined) return { changed: false, answer: standing };
    const misfits = await misfitsIn(transaction, now);
    if (misfits.length > 0 && force === undefined) return { changed: false, answer: { kind: 'does-not-fit', misfits } };
    const createdAt = new Date(now);
    const titleJson = jsonOf(title) as object;
    await transaction.desk.upsert({
      where: { code: desk },
      create: { code: desk, title: titleJson, createdAt },
      update: { title: titleJson },
    });
    await makeSequence(transaction, desk, numbering.first);
    await transaction.regulationVersion.create({
      data: { id: uuidv7(), desk, version, document: jsonOf(document) as object, publishedOn, inForceFrom, createdAt },
    });
    await settleFaults(transaction, now, desk);
    await keepFaults(transaction, misfits, { reason: force?.reason ?? null, now });
    return { changed: true, answer: { kind: 'published' } };
  };
  return publish(context, { kind: 'rules', desk }, work, within);
}

/** What a version that is published already is to this document; undefined: there is none. */
async function standingVersion(
  database: Transaction,
  desk: string,
  version: string,
  document: JsonObject,
): Promise<Published | undefined> {
  const standing = await database.regulationVersion.findUnique({ where: { desk_version: { desk, version } } });
  if (standing === null) return undefined;
  const same = documentDigest(standing.document as JsonObject) === documentDigest(document);
  return { kind: same ? 'unchanged' : 'version-taken' };
}

async function makeSequence(transaction: Transaction, desk: string, first: number): Promise<void> {
  // Names and numbers of sequences cannot be parameters; both are checked.
  if (!Number.isSafeInteger(first)) throw new Error(`${first} is no number to begin with.`);
  await transaction.$executeRawUnsafe(`CREATE SEQUENCE IF NOT EXISTS ${numberSequence(desk)} START ${first}`);
}
