/** Who did what at a desk: every act of those who run it leaves one line, which nobody changes and only its administrators read. */
import type { AuditAct } from '../../domain/audit';
import { routes } from '../../api/routes';
import { administratorActs, setAside } from './administrator-acts';
import { call, items, outcome, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi({}, undefined, { lettersLeave: true });
});
afterAll(() => api.stop());

/** What administrators may do as everybody does, in the work of the desk: its own record tells of each. */
const work = [
  'DELETE /api/v1/session',
  'PUT /api/v1/me/preferences',
  'POST /api/v1/me/second-factor',
  'POST /api/v1/me/second-factor/backup-codes',
  'POST /api/v1/me/second-factor/confirmation',
  'POST /api/v1/me/second-factor/removal',
  'POST /api/v1/tickets',
  'POST /api/v1/tickets/commands',
  'POST /api/v1/tickets/{ticket}/commands',
  'PUT /api/v1/tickets/{ticket}/presence',
  'POST /api/v1/visits/{visit}/commands',
  'POST /api/v1/spares/moves',
  'POST /api/v1/attachments',
  'POST /api/v1/due-dates',
  // Says what would be.
  'POST /api/v1/contracts/check',
  'POST /api/v1/calendars/check',
  'POST /api/v1/regulations/check',
  'POST /api/v1/contacts',
  // The check's own record tells who wanted a pass.
  'POST /api/v1/checks/{desk}/pass',
  // An article keeps its own record: versions, each with who wrote it.
  'POST /api/v1/articles',
  'POST /api/v1/articles/suggestions',
  'PUT /api/v1/articles/{article}',
  'PUT /api/v1/articles/{article}/shown',
  'DELETE /api/v1/articles/{article}/shown',
  'POST /api/v1/articles/{article}/comments',
  'PUT /api/v1/articles/{article}/help',
  // A review is a record itself: of which ticket, by whom, what came of it. So is a defect, with its revisions.
  'PUT /api/v1/reviews/{ticket}',
  'POST /api/v1/defects',
  'PUT /api/v1/defects/{defect}/outcome',
  // A report and a change of the register keep their own record: who, when, and what it said.
  'POST /api/v1/reports/{report}/hand-in',
  'POST /api/v1/reports/{report}/publication',
  'POST /api/v1/register',
  'POST /api/v1/register/entries/{entry}/changes',
  'POST /api/v1/register/changes/{change}/publication',
  'POST /api/v1/register/changes/{change}/withdrawal',
  // How people sort their work, and show it to each other.
  'POST /api/v1/queues',
  'PATCH /api/v1/queues/{queue}',
  'DELETE /api/v1/queues/{queue}',
  // An incident keeps its own record, too.
  'POST /api/v1/incidents',
  'POST /api/v1/incidents/{incident}/commands',
  'POST /api/v1/incidents/{incident}/tickets',
  'DELETE /api/v1/incidents/{incident}/tickets/{linked}',
  // And an announcement, of which everybody told keeps for oneself what was put away.
  'POST /api/v1/announcements',
  'POST /api/v1/announcements/preview',
  'POST /api/v1/announcements/{announcement}/commands',
  'PUT /api/v1/me/announcements/{announcement}/dismissed',
  // So does a lease on access data, looks among them.
  'PUT /api/v1/access-leases/{lease}/data',
  'POST /api/v1/access-leases/{lease}/look',
  'POST /api/v1/access-leases/{lease}/commands',
];

const lines = async (query = ''): Promise<readonly Json[]> => {
  const { status, body } = await call(api, api.account('administrator'), 'GET', `/api/v1/audit${query}`);
  expect(status).toBe(200);
  return items(body);
};

it('each act of an administrator is either work of the desk or has a line in the table below', () => {
  const changing = routes
    .filter(({ method, access }) => method !== 'get' && access !== 'anyone')
    .filter(({ access }) => access === 'signed-in' || (access as readonly string[]).includes('administrator'))
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const told = administratorActs.map(({ route }) => route);
  expect([...new Set([...work, ...told])].sort()).toEqual([...changing].sort());
});

describe('DESIGN 12 every act of an administrator leaves exactly one line: who, what, before and after', () => {
  it.each(administratorActs.map((each) => [each.act, each.route, each] as const))(
    '%s: %s',
    async (act, _route, each) => {
      const expected: AuditAct = act;
      const doing = await each.prepare(api);
      const before = await api.prisma.audit.count();
      await doing();
      expect(await api.prisma.audit.count()).toBe(before + 1);
      const [line] = await lines('?limit=1');
      const me = await call(api, api.account('administrator'), 'GET', '/api/v1/me');
      expect(line).toMatchObject({ act: expected, by: { id: me.body['id'], name: api.account('administrator').name } });
      const values = [line?.['before'], line?.['after']].filter((side) => side !== null);
      expect(values.length > 0).toBe(each.values !== false);
      expect(text(line?.['requestId'])).toMatch(/./);
    },
  );

  it('no line holds what opens something', async () => {
    const record = JSON.stringify(await api.prisma.audit.findMany());
    expect(record).not.toMatch(/rgl_[\w-]{20,}|password|hash|secret|\.ics/i);
  });
});

describe('the record of a desk', () => {
  it('changes and loses nothing: the database refuses', async () => {
    await expect(api.prisma.audit.updateMany({ data: { act: 'x' } })).rejects.toThrow();
    await expect(api.prisma.audit.deleteMany()).rejects.toThrow();
  });

  it('is read by its administrators only, and another desk is not there', async () => {
    for (const role of ['client', 'specialist', 'coordinator', 'technician', 'personal-manager', 'manager'])
      expect(outcome(await call(api, api.account(role), 'GET', '/api/v1/audit'))).toEqual([403, 'forbidden']);
    const elsewhere = api.account('administrator', 'demo');
    expect(outcome(await call(api, elsewhere, 'GET', '/api/v1/audit?desk=skai'))).toEqual([404, 'unknown-desk']);
    const { body } = await call(api, elsewhere, 'GET', '/api/v1/audit');
    expect(items(body)).toEqual([]);
  });

  it('is read page by page, by subject, by person and by time', async () => {
    const all = await lines('?limit=200');
    expect(all.length).toBeGreaterThan(5);
    const first = await call(api, api.account('administrator'), 'GET', '/api/v1/audit?limit=3');
    const cursor = text(first.body['nextCursor']);
    const second = await lines(`?limit=3&cursor=${cursor}`);
    expect([...items(first.body), ...second]).toEqual(all.slice(0, 6));
    const subject = all[0]?.['subject']?.['id'];
    expect(await lines(`?limit=200&subject=${text(subject)}`)).toEqual(
      all.filter((line) => line['subject']?.['id'] === subject),
    );
    expect(await lines(`?person=${text(all[0]?.['by']?.['id'])}&limit=200`)).toEqual(all);
    expect(await lines('?person=nobody')).toEqual([]);
    expect(await lines('?to=2020-01-01')).toEqual([]);
    expect(await lines(`?from=2020-01-01&limit=200`)).toEqual(all);
    const bad = await call(api, api.account('administrator'), 'GET', `/api/v1/audit?cursor=${cursor}&subject=x`);
    expect(outcome(bad)).toEqual([400, 'bad-cursor']);
  });
});

it('what changes nothing, is refused or is repeated leaves no line', async () => {
  const before = await api.prisma.audit.count();
  const administrator = api.account('administrator');
  const nobody = await call(api, administrator, 'PATCH', '/api/v1/people/sp-99', { body: { active: false } });
  expect(outcome(nobody)).toEqual([404, 'not-found']);
  const there = await call(api, administrator, 'PATCH', '/api/v1/people/sp-01', { body: { active: true } });
  expect(there.status).toBe(200);
  expect(await api.prisma.audit.count()).toBe(before);
});

it('a row set aside that is decided again twice with one key leaves one line', async () => {
  const again = await setAside(api, 'опять');
  const before = await api.prisma.audit.count();
  for (const _ of [1, 2]) {
    const headers = { 'idempotency-key': 'again-1' };
    expect((await call(api, api.account('administrator'), 'POST', again, { headers })).status).toBe(201);
  }
  expect(await api.prisma.audit.count()).toBe(before + 1);
});
