/** Drafts of rules for tests: a contract of a company of the desk, and a year of an official calendar. */
import { items, text, type Api, type Json } from './harness';

/** A contract that changes nothing, under a number of its own. */
export async function contractChange({ prisma }: Pick<Api, 'prisma'>, number: string): Promise<object> {
  const { clientId } = await prisma.membership.findFirstOrThrow({ where: { desk: 'skai', role: 'client' } });
  return { kind: 'contract', client: clientId, number, validFrom: '2026-01-01', patch: {} };
}

/** 2027 in Russia, without what the decree has moved. */
export const yearChange = {
  kind: 'calendar-year',
  layer: 'ru',
  year: {
    year: 2027,
    status: 'provisional',
    holidays: [{ date: '2027-01-01', nameRu: 'Новый год', nameEn: 'New Year' }],
    daysOffMoved: [],
    workingDays: [],
  },
} as const;

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: { readonly body?: object },
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

/** A draft from its beginning to its publication, and one that is withdrawn. */
export async function walkDrafts({ api, ask }: Speaking): Promise<void> {
  const who = api.account('administrator');
  const told = async (status: number, method: string, target: string, body?: object): Promise<Json> => {
    const reply = await ask(who, method, `/api/v1/drafts${target}`, body === undefined ? {} : { body });
    expect([method, target, reply.status]).toEqual([method, target, status]);
    return reply.body;
  };
  const opened = await told(201, 'POST', '', { change: await contractChange(api, '88/2026') });
  const id = text(opened['id']);
  await told(200, 'PUT', `/${id}`, { change: await contractChange(api, '89/2026') });
  await told(202, 'POST', `/${id}/rehearsal`, {});
  await told(404, 'GET', `/${id}/rehearsal`);
  const limit = { clocks: { triage: { limit: '4 working-hour', source: '3.1' } } };
  await told(200, 'PUT', `/${id}`, { change: { ...(await contractChange(api, '90/2026')), patch: limit } });
  await told(202, 'POST', `/${id}/rehearsal`, {});
  await runRehearsal(api, id);
  await readRehearsal(told, id);
  await told(200, 'PUT', `/${id}`, { change: await contractChange(api, '91/2026') });
  expect(await told(200, 'GET', `/${id}/rehearsal`)).toMatchObject({ current: false });
  const published = await told(202, 'POST', `/${id}/publication`, { openTickets: 'keep', reason: 'условия' });
  expect(published).toMatchObject({ stage: 'done', published: { openTickets: 'keep', forced: false } });
  const year = await told(201, 'POST', '', { change: yearChange });
  expect(year).toMatchObject({ can: { publish: 'not-allowed' }, change: yearChange });
  await told(403, 'POST', `/${text(year['id'])}/publication`, {});
  await told(200, 'DELETE', `/${text(year['id'])}?reason=%D0%BE%D1%88%D0%B8%D0%B1%D0%BA%D0%B0`);
  expect(items(await told(200, 'GET', '?stage=withdrawn'))).toHaveLength(1);
  await told(200, 'GET', `/${id}`);
}

/** As the run of the draft does it. */
async function runRehearsal({ prisma, store }: Api, id: string): Promise<void> {
  const { workflowId } = await prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'publication', id } } });
  await store.rehearseDraft({ workflowId, signal: new AbortController().signal, onProgress: () => undefined });
}

interface Rehearsed {
  readonly id: string;
  readonly summary: { readonly moves: number };
}

type Told = (status: number, method: string, target: string) => Promise<Json>;

/** What it told, line by line and as a table: both have the same dates. */
async function readRehearsal(told: Told, id: string): Promise<void> {
  const { rehearsal } = await told(200, 'GET', `/${id}`);
  const { id: asked, summary: counts } = rehearsal as unknown as Rehearsed;
  expect(counts).toMatchObject({ unfit: 0, faults: 0, misfits: 0 });
  expect(counts.moves).toBeGreaterThan(0);
  const page = await told(200, 'GET', `/${id}/rehearsal?outcome=moves&limit=200`);
  expect(page).toMatchObject({ id: asked, current: true, faults: [], misfits: [] });
  expect(items(page)).toHaveLength(counts.moves);
  const [first] = items(page);
  expect(first).toMatchObject({ deskTitle: 'Техническая поддержка SKAI' });
  expect(first).toMatchObject({ outcome: 'moves', moves: [{ clock: 'triage', key: '1/triage' }], lacks: [] });
  const half = await told(200, 'GET', `/${id}/rehearsal?limit=1`);
  expect(items(half)).toEqual([first]);
  expect(items(await told(200, 'GET', `/${id}/rehearsal?outcome=unfit`))).toEqual([]);
  const table = text((await told(200, 'GET', `/${id}/rehearsal.csv`))['text'])
    .trimEnd()
    .split('\r\n');
  expect(table[0]).toContain('номер,служба,клиент');
  expect(table).toHaveLength(1 + items(page).flatMap((line) => line['moves'] as unknown as readonly Json[]).length);
  expect(table[1]).toContain(text(first?.['number']));
  expect(table[1]).toContain('Техническая поддержка SKAI');
}
