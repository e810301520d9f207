import { parseArgs } from 'node:util';
import { createStore, type Store } from '../../store';
import { batchLimits, createPrisma } from '../../store/database';
import type { Proposed } from '../../store/rehearsal/proposed';
import type { RehearsalLine } from '../../store/rehearsal/types';
import { fill, languages, say, type Language } from '../../texts/language';
import { rehearsalTexts as texts } from '../../texts/rehearsal';
import { isWrongUse } from '../arguments';
import { Mistake } from '../due/mistake';
import { readProposed } from './read-proposed';
import { mostRows, renderFaults, renderRehearsal } from './render';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = { publication: text, client: text, keep: flag, json: flag, lang: text, help: flag } as const;

/** How `npm run rehearse` answers. */
export interface RehearsalTold {
  /** 0: told, 1: it cannot be published, 2: the arguments are wrong. */
  readonly status: 0 | 1 | 2;
  /** For standard output; empty unless told. */
  readonly output: string;
  /** For standard error. */
  readonly complaint: string;
}

/**
 * Tells what publishing files would do to what is open.
 *
 * @param address of the database; asked for only once the arguments are understood
 */
export async function tellRehearsal(args: readonly string[], address: () => string): Promise<RehearsalTold> {
  const asked = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === asked) ?? 'ru';
  const usage = say(texts.usage, language);
  try {
    const { values, positionals: files } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help === true) return { status: 0, output: `${say(texts.help, language)}\n`, complaint: '' };
    const { publication: number } = values;
    const wrong =
      (values.lang !== undefined && values.lang !== language) || (number === undefined) === (files.length === 0);
    if (wrong || (number !== undefined && !/^\d{1,9}$/.test(number))) throw new Mistake(usage);
    return await onStore(address(), async (store) => {
      const proposed =
        number === undefined
          ? await readProposed(store, files, values.client, language)
          : await store.readDrafted(Number(number));
      if (proposed === undefined) throw new Mistake(fill(say(texts.noDraft, language), { number }), 1);
      return answer(store, proposed, { ...values, language });
    });
  } catch (error) {
    if (isWrongUse(error)) return { status: 2, output: '', complaint: `${error.message}\n${usage}\n` };
    if (!(error instanceof Mistake)) throw error;
    return { status: error.status, output: '', complaint: `${error.message}\n` };
  }
}

async function onStore<T>(address: string, work: (store: Store) => Promise<T>): Promise<T> {
  const prisma = createPrisma(address, { poolSize: 3, ...batchLimits });
  try {
    return await work(createStore({ prisma }));
  } finally {
    await prisma.$disconnect();
  }
}

async function answer(
  store: Store,
  proposed: Proposed,
  { keep, json, language }: { readonly keep?: boolean; readonly json?: boolean; readonly language: Language },
): Promise<RehearsalTold> {
  const lines: RehearsalLine[] = [];
  const summary = await store.rehearse(proposed, {
    openTickets: keep === true ? 'keep' : 'move',
    onLines: async (some) => void lines.push(...some.filter(({ outcome }) => outcome !== 'stays')),
  });
  if (summary.faults.length > 0) return { status: 1, output: '', complaint: renderFaults(summary, language) };
  if (json === true) return { status: 0, output: `${JSON.stringify({ summary, lines })}\n`, complaint: '' };
  const named = [...(proposed.kind === 'contract' ? [proposed] : []), ...summary.misfits];
  const desks = Object.keys(summary.byDesk).map((desk) => ({ desk, clientId: null }));
  const shown = lines.filter(({ moves }) => moves.length > 0).slice(0, mostRows);
  const clients = new Set(named.flatMap(({ clientId }) => clientId ?? []));
  const output = renderRehearsal(
    {
      ...{ proposed, summary, lines },
      regulations: await store.titledClocks([...desks, ...shown]),
      desks: new Map((await store.listDesks()).map(({ code, title }) => [code, title])),
      companies: await store.readCompanyNames([...clients]),
    },
    language,
  );
  return { status: 0, output, complaint: '' };
}
