import { defineRoute } from '../http/define-route';
import { csvMark } from '../http/csv';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageQuery } from '../schemas/pages';
import { z } from '../schemas/zod';
import type { Page } from '../../store/page';
import type { RehearsalLineRead, RehearsalRead } from '../../store/rehearsal/read-rehearsal';
import type { TitledClocks } from '../../store/rehearsal/rules-of-lines';
import { presentRehearsalPage, rehearsalHead, rehearsalRows, type RehearsalNames } from './present-rehearsal';
import { linesQuery, rehearsalPage } from './rehearsal-schemas';
import { params, path } from './routes';
import { administeredBy, administrators, deskTitles, visibleDraft, type DraftContext } from './visible-draft';

/** So many lines of a file are read at a time. */
const pieces = 1_000;

export const readRehearsal = defineRoute({
  method: 'get',
  path: `${path}/rehearsal`,
  tag: 'drafts',
  summary: 'What publishing a draft would do to what is open',
  description:
    'By the last rehearsal that came to its end: which dates move from what to what, which would be missed at once or no longer, and ' +
    'what would not fit, process by process at the desks of the reader; the draft has the counts of all. Those whose dates stay are ' +
    'counted only.',
  access: administrators,
  params,
  query: z.strictObject({ ...linesQuery, ...pageQuery }),
  responses: { 200: { description: 'In the order of the processes.', schema: rehearsalPage } },
  problems: [404],
  async operation({ params: { draft }, query: { outcome, turns, cursor, limit } }, context: DraftContext) {
    const { rehearsal, current, desks } = await rehearsalOf(context, draft);
    const { store } = context.services;
    const asked = { id: rehearsal.id, desks, outcome, turns };
    const page = pageFound(await store.listRehearsalLines(asked, cursor ?? null, limit ?? 50));
    const [clocks, names] = await Promise.all([store.titledClocks(page.items), namesIn(store, rehearsal)]);
    return { rehearsal, current, desks, clocks, names, lines: page.items, cursor: page.cursor };
  },
  present: (found, { language }) => ({ status: 200, body: presentRehearsalPage(found, language) }),
});

export const readRehearsalFile = defineRoute({
  method: 'get',
  path: `${path}/rehearsal.csv`,
  tag: 'drafts',
  summary: 'The same as a table for spreadsheets',
  description: 'A row for each date that moves, and for each ticket or visit that the new rules would not fit.',
  access: administrators,
  params,
  query: z.strictObject(linesQuery),
  responses: { 200: { description: 'CSV (RFC 4180) in UTF-8.', bytes: 'text/csv' } },
  problems: [404],
  async operation({ params: { draft }, query }, context: DraftContext) {
    const { rehearsal, desks, number } = await rehearsalOf(context, draft);
    return { number, rows: rowsOf(context, draft, rehearsal, { id: rehearsal.id, desks, ...query }) };
  },
  present: ({ number, rows }) => ({
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="rehearsal-${number}.csv"`,
      'Cache-Control': 'private, no-store',
    },
    stream: rows,
  }),
});

/** @throws Problem 404 for a draft that the caller does not see, or one of which no rehearsal has come to its end */
async function rehearsalOf(
  context: DraftContext,
  id: string,
): Promise<{ rehearsal: RehearsalRead; current: boolean; desks: readonly string[]; number: number }> {
  const { draft } = await visibleDraft(context, id);
  const rehearsal = await context.services.store.readRehearsal(id);
  if (rehearsal === undefined) throw new Problem('not-found');
  const { digest, rehearsal: last, number } = draft.state;
  return {
    rehearsal,
    current: last?.id === rehearsal.asked && last.digest === digest,
    desks: administeredBy(context.caller),
    number: Number(number.replace(/\D/g, '')),
  };
}

type ListAsked = Parameters<DraftContext['services']['store']['listRehearsalLines']>[0];

/** @throws where another rehearsal took its place meanwhile: half a file is worse than none */
async function* rowsOf(
  context: DraftContext,
  draft: string,
  rehearsal: RehearsalRead,
  asked: ListAsked,
): AsyncGenerator<Uint8Array> {
  const { store } = context.services;
  const { language } = context;
  yield Buffer.from(`${csvMark}${rehearsalHead(language)}`);
  const names = await namesIn(store, rehearsal);
  let clocks: TitledClocks = new Map();
  for (let cursor: string | null = null; ;) {
    const page: Page<RehearsalLineRead> = pageFound(await store.listRehearsalLines(asked, cursor, pieces));
    clocks = await store.titledClocks(page.items, clocks);
    const known = clocks;
    yield Buffer.from(page.items.map((line) => rehearsalRows(line, known, names, language)).join(''));
    if (page.cursor === null) break;
    ({ cursor } = page);
  }
  if ((await store.readRehearsal(draft))?.id !== rehearsal.id) throw new Error('Another rehearsal took its place.');
}

/** Names of all desks, and of the companies whose rules it does not fit. */
async function namesIn(store: DraftContext['services']['store'], { misfits }: RehearsalRead): Promise<RehearsalNames> {
  const clients = new Set(misfits.flatMap(({ clientId }) => clientId ?? []));
  const [desks, companies] = await Promise.all([deskTitles(store), store.readCompanyNames([...clients])]);
  return { desks, companies };
}
