import { uuidv7 } from 'uuidv7';
import type { JsonObject } from '../regulations';
import { readDocument, type Fault } from '../regulations';
import type { Transaction } from './database';
import { contentDigest, jsonOf } from './json';
import { publish } from './publish';
import { readLayers } from './rules/read-rules';
import { numberSequence } from './rules/number-sequence';
import type { StoreContext } from './store-context';

export type Published =
  | { readonly kind: 'published' }
  /** The same document is published already. */
  | { readonly kind: 'unchanged' }
  /** The version is published with another content, and what is published never changes. */
  | { readonly kind: 'version-taken' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Publishes a version of a desk's regulation; a desk that is new is made with it, and the sequence of its numbers. */
export async function publishRegulation(context: StoreContext, document: JsonObject): Promise<Published> {
  return publish<Published>(context, { kind: 'rules', desk: deskOf(document) }, async (transaction, now) => {
    const calendars = await transaction.calendarVersion.findFirst({ orderBy: { number: 'desc' } });
    const read = readDocument(
      document,
      calendars ? (await readLayers(transaction, calendars.digest)).source : () => undefined,
    );
    if (!read.ok) return { changed: false, answer: { kind: 'faulty', faults: read.faults } };
    const { code: desk, version, title, publishedOn, inForceFrom, numbering } = read.value.regulation;
    const standing = await transaction.regulationVersion.findUnique({ where: { desk_version: { desk, version } } });
    if (standing !== null) {
      const same = contentDigest(standing.document) === contentDigest(document);
      return { changed: false, answer: { kind: same ? 'unchanged' : 'version-taken' } };
    }
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
    return { changed: true, answer: { kind: 'published' } };
  });
}

async function makeSequence(transaction: Transaction, desk: string, first: number): Promise<void> {
  // Names and numbers of sequences cannot be parameters; both are checked.
  if (!Number.isSafeInteger(first)) throw new Error(`${first} is no number to begin with.`);
  await transaction.$executeRawUnsafe(`CREATE SEQUENCE IF NOT EXISTS ${numberSequence(desk)} START ${first}`);
}

function deskOf({ code }: JsonObject): string {
  return typeof code === 'string' ? code : '';
}
