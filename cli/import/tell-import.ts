import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkRecords,
  mapQueues,
  readCsv,
  readRt,
  readZammad,
  transferSources,
  type Read,
  type SourceFile,
  type TransferFault,
  type TransferSource,
} from '../../domain/transfer';
import { createFileCheck, type CheckFile } from '../../files/create-file-check';
import { htmlText } from '../../mail/parse/text/html-text';
import { collectWarnings } from '../../mail/parse/warning';
import type { Store } from '../../store';
import { digestOfFiles } from '../../store/transfer/read-known';
import { fill, languages, say, type Language } from '../../texts/language';
import { importTexts as texts, transferFaultTexts } from '../../texts/transfer';
import { isWrongUse } from '../arguments';
import { bringIn } from './bring-in';
import { checkFiles } from './check-files';
import { encodings, readFiles } from './read-files';
import { readMapping } from './read-mapping';

const options = {
  desk: { type: 'string' },
  from: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'skip-faulty': { type: 'boolean' },
  encoding: { type: 'string' },
  mapping: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** So many faults are printed; there may be more of the same kind in every line. */
const mostPrinted = 200;

/** How `npm run import` answers. 0: all is well, 1: something was left out or is faulty, 2: nothing was begun. */
export interface ImportTold {
  readonly status: 0 | 1 | 2;
  readonly output: string;
  readonly complaint: string;
}

interface TellOptions {
  readonly onTickets?: (done: number) => void;
  readonly checkFile?: CheckFile;
}

/**
 * Tries files, or brings in what they hold.
 *
 * @param reach opens the store for as long as the work takes; asked only once the arguments are understood
 * @param onTickets told how many tickets were gone through
 * @param checkFile whether the desk takes a file
 */
export async function tellImport(
  args: readonly string[],
  reach: (work: (store: Store) => Promise<ImportTold>) => Promise<ImportTold>,
  { onTickets, checkFile = createFileCheck(undefined) }: TellOptions = {},
): Promise<ImportTold> {
  const named = args.includes('--lang') ? args[args.indexOf('--lang') + 1] : undefined;
  const language = languages.find((known) => known === named) ?? 'ru';
  const wrong = (line: string): ImportTold => ({ status: 2, output: '', complaint: `${line}\n` });
  let folder: string | undefined;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const usage = say(texts.usage, language);
    if (values.help === true) return { status: 0, output: `${usage}\n`, complaint: '' };
    const source = transferSources.find((each) => each === values.from);
    const encoding = encodings.find((each) => each === (values.encoding ?? 'utf-8'));
    const { desk } = values;
    if (desk === undefined || source === undefined || encoding === undefined || positionals.length === 0)
      return wrong(usage);
    return await reach(async (store) => {
      if (!(await store.listDesks()).some(({ code }) => code === desk))
        return wrong(fill(say(texts.unknownDesk, language), { desk }));
      const { files, faults: unread } = await readFiles(positionals, source, encoding, values.mapping);
      if (files.length + unread.length === 0)
        return wrong(fill(say(texts.nothing, language), { path: positionals.join(' ') }));
      const said = values.mapping === undefined ? null : await readMapping(values.mapping);
      if (said === undefined) return wrong(fill(say(texts.noMapping, language), { path: values.mapping ?? '' }));
      const read = readAs(source, files);
      const known = await store.readImportKnown(desk, source);
      const mapped = mapQueues(read.records, said?.mapping ?? null, known);
      const checked = checkRecords(mapped.records, known);
      const ofRecords = [...unread, ...read.faults, ...mapped.faults, ...checked.faults];
      const bad = faultyRecords(ofRecords);
      const { companies, people, contracts, tickets } = checked.ready;
      const ready = {
        companies: companies.filter(bad.leaves),
        people: people.filter(bad.leaves),
        contracts: contracts.filter(bad.leaves),
        tickets: tickets.filter(bad.leaves),
      };
      folder = await mkdtemp(path.join(tmpdir(), 'reglament-import-'));
      const { attachments: rule } = (await store.rulesFor(desk, null)).regulation;
      const anew = ready.tickets.filter(({ id }) => !known.was('tickets', id));
      const ofFiles = await checkFiles(anew, { rule, checkFile, folder });
      const faults = [...ofRecords, ...ofFiles.faults];
      const words = read.records.tickets.reduce((sum, ticket) => sum + ticket.words.length, 0);
      const lines = [
        fill(say(texts.found, language), {
          companies: read.records.companies.length,
          people: read.records.people.length,
          contracts: read.records.contracts.length,
          tickets: read.records.tickets.length,
          words,
          faults: faults.length,
        }),
        ...faults.slice(0, mostPrinted).map((fault) => faultLine(fault, language)),
        ...(faults.length > mostPrinted ? ['…'] : []),
        ...mapped.unmapped.map((left) => `  ${fill(say(texts.unmapped, language), { ...left })}`),
        ...(ofFiles.files.size === 0 ? [] : [fill(say(texts.files, language), { files: ofFiles.files.size })]),
      ];
      const digest = digestOfFiles(said === null ? files : [...files, { name: said.mapping.file, text: said.text }]);
      if (values['dry-run'] === true) {
        await store.noteImportTrial({ desk, source, digest, faults: faults.length });
        const there = (Object.keys(read.records) as (keyof typeof read.records)[]).reduce(
          (sum, kind) => sum + read.records[kind].filter(({ id }) => known.was(kind, id)).length,
          0,
        );
        lines.push(fill(say(texts.there, language), { there }));
        lines.push(say(faults.length === 0 ? texts.tried : texts.triedFaulty, language));
        return { status: faults.length === 0 ? 0 : 1, output: `${lines.join('\n')}\n`, complaint: '' };
      }
      const trial = await store.findImportTrial({ desk, source, digest });
      if (values['skip-faulty'] !== true && (trial?.faults !== 0 || faults.length > 0))
        return { status: 2, output: `${lines.join('\n')}\n`, complaint: `${say(texts.untried, language)}\n` };
      const brought = await bringIn(store, { desk, source }, ready, { files: ofFiles.files, onTickets });
      const left = bad.count + ofFiles.faults.length + brought.faults.length;
      lines.push(...brought.faults.map((fault) => faultLine(fault, language)));
      lines.push(fill(say(texts.brought, language), { ...brought, faults: '', left }));
      return { status: left === 0 ? 0 : 1, output: `${lines.join('\n')}\n`, complaint: '' };
    });
  } catch (error) {
    if (isWrongUse(error)) return wrong(`${error.message}\n${say(texts.usage, language)}`);
    return wrong(error instanceof Error ? error.message : String(error));
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Reads files as their source has written them. */
export function readAs(source: TransferSource, files: readonly SourceFile[]): Read {
  const plain = (html: string): string => htmlText(html, collectWarnings());
  const decode = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');
  switch (source) {
    case 'csv':
      return readCsv(files);
    case 'rt':
      return readRt(files, plain, decode);
    case 'zammad':
      return readZammad(files, plain);
    default: {
      const never: never = source;
      return never;
    }
  }
}

/** Whether a record is one that something is wrong with, told by its place. */
function faultyRecords(faults: readonly TransferFault[]): {
  readonly count: number;
  readonly leaves: (record: { readonly at: { readonly file: string; readonly line: number | null } }) => boolean;
} {
  const places = new Set(faults.map(({ file, line }) => `${file}:${line ?? ''}`));
  return { count: places.size, leaves: ({ at }) => !places.has(`${at.file}:${at.line ?? ''}`) };
}

function faultLine({ file, line, code, record, field }: TransferFault, language: Language): string {
  const place = line === null ? file : fill(say(texts.place, language), { file, line });
  const what = [
    ...(record === null ? [] : [fill(say(texts.record, language), { record })]),
    ...(field === null ? [] : [fill(say(texts.field, language), { field })]),
  ];
  return `  ${[place, ...what].join(', ')}: ${say(transferFaultTexts[code], language)}`;
}
