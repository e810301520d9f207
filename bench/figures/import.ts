import { bringIn } from '../../cli/import/bring-in';
import { checkRecords, readCsv } from '../../domain/transfer';
import { createStore } from '../../store';
import { batchLimits, createPrisma } from '../../store/database';
import type { Bench } from '../harness/bench';
import { effort } from '../harness/effort';

const tickets = effort.rows(10_000);
const people = 1_000;
const companies = 100;
/** What was said in each ticket beside its own text. */
const words = 3;

export interface ImportFigure {
  readonly tickets: number;
  readonly words: number;
  /** Tickets a second, with their words, from tables that were read. */
  readonly perSecond: number;
  /** Seconds that reading and judging the tables takes. */
  readonly readSeconds: number;
  /** The same again: everything is there. */
  readonly againSeconds: number;
}

/** Tables of a desk that comes over: a thousand people of a hundred companies, every third ticket closed. */
function tables() {
  const at = (days: number, minutes: number): string =>
    new Date(Date.UTC(2026, 8, 1) + days * 86_400_000 + minutes * 60_000).toISOString();
  const rows = <T>(count: number, row: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => row(index));
  return [
    { name: 'companies.csv', text: `id,name\n${rows(companies, (n) => `c${n},Компания № ${n}`).join('\n')}` },
    {
      name: 'people.csv',
      text: `id,name,email,company\n${rows(people, (n) => `p${n},Человек ${n},p${n}@import.example,c${n % companies}`).join('\n')}`,
    },
    {
      name: 'tickets.csv',
      text: `id,author,subject,text,created,closed\n${rows(
        tickets,
        (n) =>
          `${n},p${n % people},Заявка о датчике ${n},С утра нет данных по машине ${n}; проверьте терминал и питание,${at(n % 60, n % 600)},${n % 3 === 0 ? at((n % 60) + 3, 0) : ''}`,
      ).join('\n')}`,
    },
    {
      name: 'messages.csv',
      text: `ticket,author,side,text,created\n${rows(
        tickets * words,
        (n) =>
          `${n % tickets},p${(n % tickets) % people},client,Уточнение ${n} к заявке о терминале,${at((n % tickets) % 60, 700 + Math.floor(n / tickets))}`,
      ).join('\n')}`,
    },
  ];
}

/** How fast a desk comes over from tables, the product running beside. */
export async function measureImport({ product }: Bench): Promise<ImportFigure> {
  const prisma = createPrisma(product.databaseUrl, { poolSize: 5, ...batchLimits });
  try {
    const store = createStore({ prisma });
    const at = { desk: 'skai', source: 'csv' } as const;
    const begun = performance.now();
    const read = readCsv(tables());
    const { ready, faults } = checkRecords(read.records, await store.readImportKnown(at.desk, at.source));
    if (read.faults.length + faults.length > 0) throw new Error('The tables of the bench are faulty.');
    const readMs = performance.now() - begun;
    const came = await timed(() => bringIn(store, at, ready));
    const again = await timed(() => bringIn(store, at, ready));
    const seconds = (ms: number): number => ms / 1_000;
    return {
      ...{ tickets, words: tickets * words, readSeconds: seconds(readMs), againSeconds: seconds(again) },
      perSecond: tickets / seconds(came),
    };
  } finally {
    await prisma.$disconnect();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
