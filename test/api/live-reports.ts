/** Monthly reports and the register over HTTP, against their declarations: before the month is over and after it, and with contacts that are published. */
import { day, type StillClock } from '../store/support';
import { items, text, type Api, type Json } from './harness';

interface Speaking {
  readonly clock: StillClock;
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: { readonly body?: object },
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

export async function walkReports({ api, ask, clock }: Speaking): Promise<void> {
  const manager = api.account('manager', 'eaeu');
  const told = async (status: number, method: string, target: string, body?: object): Promise<Json> => {
    const reply = await ask(manager, method, `/api/v1${target}`, body === undefined ? {} : { body });
    expect([method, target, reply.status]).toEqual([method, target, status]);
    return reply.body;
  };
  await api.store.beginReports();
  const lines = items(await told(200, 'GET', '/reports?desk=eaeu'));
  const [report, summary] = ['report', 'summary'].map(
    (part) => `/reports/${text(lines.find((line) => text(line['part']) === part)?.['id'])}`,
  ) as [string, string];
  await told(200, 'GET', report);
  await told(404, 'GET', `${report}/clocks/monthly-report/account`);
  await told(422, 'POST', `${report}/hand-in`, { text: 'рано' });
  await told(422, 'POST', `${report}/publication`, { text: 'рано' });
  await told(200, 'GET', '/feedback.csv?desk=eaeu');
  await aMonthLater(clock, async () => {
    const due = await api.prisma.run.findMany({ where: { kind: 'report', nextTick: { lte: new Date(clock.at) } } });
    for (const { workflowId } of due) while ((await api.store.look({ workflowId, reached: null })).more) continue;
    await told(200, 'GET', `${report}/clocks/monthly-report/account`);
    await told(200, 'POST', `${report}/hand-in`, { text: 'Работали без простоев.' });
    await told(200, 'POST', `${summary}/publication`, { text: 'Сводка.' });
  });

  const contacts = { body: 'Оператор', since: '2026-01-12', receivedOn: '2026-01-12' };
  const made = await told(201, 'POST', '/register', { desk: 'eaeu', ...contacts });
  const change = `/register/changes/${text(made['version']?.['change'])}`;
  await told(200, 'GET', '/register/changes?desk=eaeu');
  await told(200, 'GET', change);
  await told(200, 'GET', `${change}/clocks/contacts-publication/account`);
  await told(200, 'POST', `${change}/publication`, {});
  await told(200, 'GET', '/register?desk=eaeu');
  const entry = `/register/entries/${text(made['version']?.['entry'])}`;
  await told(200, 'GET', entry);
  const other = await told(201, 'POST', `${entry}/changes`, contacts);
  const mistake = `/register/changes/${text(other['version']?.['change'])}`;
  await told(200, 'POST', `${mistake}/withdrawal`, { reason: 'Ошибка' });
}

/** Only reports live in that time: what is walked afterwards goes on where it was. */
async function aMonthLater(clock: StillClock, then: () => Promise<void>): Promise<void> {
  const before = clock.at;
  clock.at += 33 * day;
  await then();
  clock.at = before;
}
