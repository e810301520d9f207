import type { DemoAccount } from '../../prisma/seed';
import { day } from '../store/support';
import { text, type Api, type CallOptions, type Reply } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: Pick<DemoAccount, 'apiKey'> | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<Reply>;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Boards, technicians and stocks, while a time is agreed. */
export async function walkBoards({ api, ask }: Speaking, noon: number): Promise<void> {
  const client = api.account('client');
  const coordinator = api.account('coordinator');
  const manager = api.account('manager');
  const technician = api.account('technician');
  const span = `from=${iso(noon - day)}&to=${iso(noon + day)}`;
  for (const query of ['', '?view=schedule&' + span, '?view=waiting-readiness', '?limit=1'])
    await ask(coordinator, 'GET', `/api/v1/visits${query}`);
  await ask(client, 'GET', '/api/v1/visits');
  await ask(coordinator, 'GET', `/api/v1/boards/technicians?${span}`);
  await ask(coordinator, 'GET', '/api/v1/spares');
  const hours = { week: { 'mon-fri': ['09:00-18:00'] }, layers: ['ru'], dateHours: { '2026-12-05': ['10:00-15:00'] } };
  await ask(manager, 'GET', '/api/v1/technicians');
  const saved = { skills: ['telematics'], home: '66', hours };
  await ask(manager, 'PUT', '/api/v1/technicians/te-03', { body: saved });
  const absence = { from: iso(noon - day), to: iso(noon + day), reason: 'отпуск' };
  const noted = await ask(manager, 'POST', '/api/v1/technicians/te-02/absences', { body: absence });
  await ask(manager, 'GET', `/api/v1/technicians/te-02/absences?${span}`);
  await ask(manager, 'DELETE', `/api/v1/technicians/te-02/absences/${text(noted.body['id'])}`);
  const feed = await ask(technician, 'POST', '/api/v1/technicians/te-01/feed', { body: {} });
  await ask(null, 'GET', text(feed.body['path']));
  await ask(technician, 'DELETE', '/api/v1/technicians/te-01/feed');
}
