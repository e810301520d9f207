import { walkDrafts } from './draft-acts';
import type { Json } from './harness';
import { items, text, type Api, type CallOptions, type Reply } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: Asking;
}

type Asking = (
  who: { readonly apiKey: string } | null,
  method: string,
  target: string,
  options?: CallOptions,
) => Promise<Reply<Json>>;

/** A regulation and a year as pages, a contract checked and published. */
export async function walkRules({ api, ask }: Speaking): Promise<void> {
  const administrator = api.account('administrator');
  await ask(administrator, 'GET', '/api/v1/regulations/skai');
  const { body: year } = await ask(administrator, 'GET', '/api/v1/calendars/ru/2027');
  await ask(administrator, 'GET', '/api/v1/calendars/ru/2027/history');
  const moved = { ...year['said'], workingDays: [], daysOffMoved: [] };
  await ask(administrator, 'POST', '/api/v1/calendars/check', { body: { layer: 'ru', year: moved } });
  const closedTwice = { ...moved, holidays: [year['said']?.['holidays']?.[0], year['said']?.['holidays']?.[0]] };
  await ask(administrator, 'POST', '/api/v1/calendars/check', { body: { layer: 'ru', year: closedTwice } });
  const { body: written } = await ask(administrator, 'GET', '/api/v1/regulations/skai/file');
  const file = text(written['file']).replace('version: "2.2"', 'version: "2.3"');
  await ask(administrator, 'POST', '/api/v1/regulations/check', { body: { file } });
  await ask(administrator, 'POST', '/api/v1/regulations/check', { body: { file: 'topics: 1' } });
  await ask(administrator, 'GET', '/api/v1/simulations?year=2027&seed=7&requests=20');
  const [company] = items((await ask(administrator, 'GET', '/api/v1/clients')).body);
  const contract = { client: text(company?.['id']), number: '77/2026', validFrom: '2026-01-01' };
  const patch = { topics: { consulting: null }, clocks: { triage: { limit: '4 working-hour', source: '3.1' } } };
  await ask(administrator, 'POST', '/api/v1/contracts/check', { body: { ...contract, patch: { topics: 1 } } });
  await ask(administrator, 'POST', '/api/v1/contracts/check', { body: { ...contract, patch } });
  const limit = { clocks: patch.clocks };
  const body = { ...contract, patch: limit };
  const { body: published } = await ask(administrator, 'POST', '/api/v1/contracts', { body });
  await ask(administrator, 'GET', `/api/v1/contracts/${text(published['id'])}`);
  await walkDrafts({ api, ask });
}
