import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { searchVersion, tsvectorOf } from '../../domain/search';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';
import { expectStatus, openHttp } from '../harness/http';
import { latencies } from '../harness/load';
import { quantile } from '../harness/statistics';

const articles = effort.rows(100_000);
const atOnce = 1_000;
const warmUp = 20;
const queries = effort.rounds(200);
const [wordsInTitle, wordsInText] = [5, 30];

/** p95 in milliseconds over HTTP with 100,000 articles shown. */
export interface KnowledgeFigure {
  /** By words of a title, every fourth by one common word alone. */
  readonly searchP95Ms: number;
  /** What is suggested for a text of forty words. */
  readonly suggestP95Ms: number;
}

const stems =
  'датчик трекер заявк отчёт счёт терминал топлив маршрут карт водител платёж тариф сигнал антенн питани модем'.split(
    ' ',
  );
const endings = ['', 'а', 'у', 'ом', 'е', 'и', 'ов', 'ам', 'ами', 'ах'];

/** The word at a rank: the first ones stand in most articles, the last ones in a few. */
function wordAt(rank: number): string {
  const stem = stems[rank % stems.length] ?? '';
  const series = Math.floor(rank / stems.length);
  return series === 0
    ? `${stem}${endings[rank % endings.length] ?? ''}`
    : `${stem}${String.fromCharCode(1072 + (series % 32))}${series}`;
}
const vocabulary = 20_000;

/** Repeats itself from a seed, so that two runs search the same. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * How long somebody waits for a search of the knowledge base, one request at a time: words of a title, every fourth time one word that
 * stands in thousands of articles; and for what is suggested while a request is written.
 */
export async function measureKnowledge({ product, database }: Bench): Promise<KnowledgeFigure> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const random = generator(7);
  // As in any language some words are common and most are rare.
  const word = (): string => wordAt(Math.floor(random() ** 4 * vocabulary));
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const titles = await plant(database, () => ({ title: words(wordsInTitle), text: words(wordsInText) }));
  await database.query('VACUUM ANALYZE article');
  const asked = (index: number): string => {
    const title = titles[Math.floor(random() * titles.length)] ?? '';
    return index % 4 === 0 ? wordAt(index % 40) : title.split(' ').slice(0, 2).join(' ');
  };
  const searched = await latencies(warmUp + queries, async (index) => {
    const path = `/api/v1/articles?desk=skai&text=${encodeURIComponent(asked(index))}`;
    expectStatus(await client.call('GET', path), 200, 'search');
  });
  const suggested = await latencies(warmUp + queries, async () => {
    const body = { desk: 'skai', text: words(40) };
    expectStatus(await client.call('POST', '/api/v1/articles/suggestions', body), 200, 'suggestions');
  });
  client.close();
  const p95 = (taken: readonly number[]): number => quantile(taken.slice(warmUp), 0.95);
  return { searchP95Ms: p95(searched), suggestP95Ms: p95(suggested) };
}

interface Words {
  readonly title: string;
  readonly text: string;
}

/** Puts articles into the store, shown to clients. @returns their titles */
async function plant(database: Client, write: () => Words): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>('SELECT id FROM person LIMIT 1');
  const author = rows[0]?.id;
  const titles: string[] = [];
  for (let first = 1; first <= articles; first += atOnce) {
    const made = Array.from({ length: Math.min(atOnce, articles - first + 1) }, (_, index) => {
      const { title, text } = write();
      titles.push(title);
      const titleWords = tsvectorOf([{ text: title, isTitle: true }]);
      const all = tsvectorOf([{ text: title, isTitle: true }, { text }]);
      return { id: uuidv7(), number: first + index, title, text, titleWords, words: all };
    });
    const values = [JSON.stringify(made), searchVersion, author];
    await database.query(
      `WITH n AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
           AS n(id uuid, number int, title text, text text, "titleWords" text, words text)),
         a AS (INSERT INTO article (id, desk, number, audience, topics, version, shown_version, shown_at, created_at, updated_at,
             title_words, words, words_version)
           SELECT id, 'skai', number, 'clients', '{}', 1, 1, now(), now(), now(), "titleWords"::tsvector, words::tsvector, $2 FROM n)
       INSERT INTO article_version (article_id, version, title, text, author_id, created_at)
       SELECT id, 1, title, text, $3, now() FROM n`,
      values,
    );
  }
  return titles;
}
