/** Each act of an administrator, as it is done once: what tests of the record of a desk go by. */
import type { AuditAct } from '../../domain/audit';
import { commands } from '../../domain/ticket';
import { consentsPatch } from '../domain/ticket/consents-desk';
import { mention, strangersLetter } from './act-rows';
import { contractChange, yearChange } from './draft-acts';
import { call, fileAs, give, inSession, items, text } from './harness';
import type { Api } from './harness';

interface AdministratorAct {
  readonly act: AuditAct;
  /** As the API declares it. */
  readonly route: string;
  /** False: there is nothing to say beside the act itself. */
  readonly values?: false;
  /** Makes what it needs. @returns does it */
  readonly prepare: (api: Api) => Promise<() => Promise<unknown>>;
}

const iso = (at: number): string => new Date(at).toISOString();
const hour = 3_600_000;

/** Does it over HTTP, as the administrator of a desk. @throws where it is not done */
async function done(
  api: Api,
  method: string,
  target: string,
  body?: object,
  who = api.account('administrator'),
): Promise<unknown> {
  const options = body === undefined ? {} : { body };
  const answer = await call(api, who, method, target, options);
  if (answer.status >= 300) throw new Error(`${method} ${target}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const person = '/api/v1/people/sp-01';
const technician = '/api/v1/technicians/te-01';
const absences = `${technician}/absences`;
const begin = Date.parse('2095-03-01T00:00:00Z');

/** The company that the table has brought in. */
const company = ({ prisma }: Api) =>
  prisma.client.findFirstOrThrow({ where: { emailDomains: { has: 'kvant.example' } } });

/** Its user. */
const anna = ({ prisma }: Api) =>
  prisma.deskPerson.findFirstOrThrow({ where: { desk: 'skai', person: { email: 'anna@kvant.example' } } });

/** The endpoint that the table has registered. @returns its path */
async function webhook({ prisma }: Api): Promise<string> {
  const { id } = await prisma.webhook.findFirstOrThrow({ where: { desk: 'skai', endedAt: null } });
  return `/api/v1/webhooks/${id}`;
}

/** The draft that was begun last, or another one. */
async function draft(api: Api, body?: object): Promise<string> {
  if (body === undefined)
    return (await api.prisma.draft.findFirstOrThrow({ where: { desk: 'skai' }, orderBy: { number: 'desc' } })).id;
  return text(((await done(api, 'POST', '/api/v1/drafts', body)) as { readonly id?: string }).id);
}

export const administratorActs: readonly AdministratorAct[] = [
  {
    act: 'person-deactivated',
    route: 'PATCH /api/v1/people/{shortId}',
    prepare: async (api) => () => done(api, 'PATCH', person, { active: false }),
  },
  {
    act: 'person-reactivated',
    route: 'PATCH /api/v1/people/{shortId}',
    prepare: async (api) => () => done(api, 'PATCH', person, { active: true }),
  },
  {
    act: 'services-set',
    route: 'PATCH /api/v1/people/{shortId}',
    prepare: async (api) => () => done(api, 'PATCH', person, { services: [] }),
  },
  {
    act: 'second-factor-reset',
    route: 'DELETE /api/v1/people/{shortId}/second-factor',
    values: false,
    async prepare(api) {
      const { personId } = await api.prisma.deskPerson.findFirstOrThrow({ where: { desk: 'skai', shortId: 'sp-01' } });
      await api.prisma.secondFactor.create({
        data: { personId, secret: 'x', backupCodes: [], createdAt: new Date(0) },
      });
      const who = await inSession(api, api.account('administrator'));
      return () => done(api, 'DELETE', `${person}/second-factor`, undefined, who);
    },
  },
  {
    act: 'person-invited',
    route: 'POST /api/v1/people/{person}/invitation',
    async prepare(api) {
      const { clientId } = await api.prisma.membership.findFirstOrThrow({ where: { desk: 'skai', role: 'client' } });
      const caller = { desk: 'skai', clientId: clientId ?? '', name: 'Новая', phone: null, timeZone: 'Europe/Moscow' };
      const found = await api.store.findOrAddCaller({ ...caller, email: 'invited@kvant.example' });
      if (found.kind !== 'found') throw new Error(found.kind);
      return () => done(api, 'POST', `/api/v1/people/${found.user.personId}/invitation`, {});
    },
  },
  {
    act: 'client-added',
    route: 'POST /api/v1/clients',
    prepare: async (api) => () =>
      done(api, 'POST', '/api/v1/clients', { name: 'ООО «Квант»', emailDomains: ['kvant.example'] }),
  },
  {
    act: 'client-changed',
    route: 'PATCH /api/v1/clients/{client}',
    async prepare(api) {
      const { id } = await company(api);
      return () => done(api, 'PATCH', `/api/v1/clients/${id}`, { name: 'ООО «Квант-2»' });
    },
  },
  {
    act: 'person-added',
    route: 'POST /api/v1/people',
    async prepare(api) {
      const { id: client } = await company(api);
      const roles = [{ role: 'client', client }];
      return () =>
        done(api, 'POST', '/api/v1/people', { name: 'Анна', email: 'anna@kvant.example', roles, invite: true });
    },
  },
  {
    act: 'person-changed',
    route: 'PATCH /api/v1/people/{shortId}',
    async prepare(api) {
      const { shortId } = await anna(api);
      return () => done(api, 'PATCH', `/api/v1/people/${shortId}`, { name: 'Анна Квант' });
    },
  },
  {
    act: 'role-given',
    route: 'POST /api/v1/people/{shortId}/memberships',
    async prepare(api) {
      const { shortId } = await anna(api);
      return () => done(api, 'POST', `/api/v1/people/${shortId}/memberships`, { role: 'specialist' });
    },
  },
  {
    act: 'role-ended',
    route: 'DELETE /api/v1/people/{shortId}/memberships/{membership}',
    async prepare(api) {
      const { shortId, personId } = await anna(api);
      const { id } = await api.prisma.membership.findFirstOrThrow({ where: { personId, role: 'specialist' } });
      return () => done(api, 'DELETE', `/api/v1/people/${shortId}/memberships/${id}`);
    },
  },
  {
    act: 'key-made',
    route: 'POST /api/v1/keys',
    async prepare(api) {
      const who = await inSession(api, api.account('administrator'));
      return () => done(api, 'POST', '/api/v1/keys', { name: 'Выгрузка' }, who);
    },
  },
  {
    act: 'key-revoked',
    route: 'DELETE /api/v1/keys/{key}',
    async prepare(api) {
      const { id } = await api.prisma.apiKey.findFirstOrThrow({ where: { name: 'Выгрузка' } });
      return () => done(api, 'DELETE', `/api/v1/keys/${id}`);
    },
  },
  {
    act: 'webhook-added',
    route: 'POST /api/v1/webhooks',
    async prepare(api) {
      const who = await inSession(api, api.account('administrator'));
      const body = { url: 'https://program.example/hook', events: ['ticket.opened'] };
      return () => done(api, 'POST', '/api/v1/webhooks', body, who);
    },
  },
  {
    act: 'webhook-changed',
    route: 'PATCH /api/v1/webhooks/{webhook}',
    prepare: async (api) => async () => done(api, 'PATCH', await webhook(api), { paused: true }),
  },
  {
    act: 'webhook-key-renewed',
    route: 'POST /api/v1/webhooks/{webhook}/secret',
    values: false,
    async prepare(api) {
      const who = await inSession(api, api.account('administrator'));
      return async () => done(api, 'POST', `${await webhook(api)}/secret`, undefined, who);
    },
  },
  {
    act: 'webhook-tested',
    route: 'POST /api/v1/webhooks/{webhook}/test',
    values: false,
    prepare: async (api) => async () => done(api, 'POST', `${await webhook(api)}/test`),
  },
  {
    act: 'webhook-sent-again',
    route: 'POST /api/v1/webhooks/{webhook}/deliveries/{delivery}/again',
    prepare: async (api) => async () => {
      const { id } = await api.prisma.webhookDelivery.findFirstOrThrow({ where: { type: 'webhook.test' } });
      return done(api, 'POST', `${await webhook(api)}/deliveries/${id}/again`);
    },
  },
  {
    act: 'webhook-ended',
    route: 'DELETE /api/v1/webhooks/{webhook}',
    async prepare(api) {
      const who = await inSession(api, api.account('administrator'));
      return async () => done(api, 'DELETE', await webhook(api), undefined, who);
    },
  },
  {
    act: 'contract-published',
    route: 'POST /api/v1/contracts',
    async prepare(api) {
      const { id: client } = await company(api);
      return () =>
        done(api, 'POST', '/api/v1/contracts', { client, number: '7/2026', validFrom: '2026-01-01', patch: {} });
    },
  },
  {
    act: 'draft-opened',
    route: 'POST /api/v1/drafts',
    prepare: async (api) => () => done(api, 'POST', '/api/v1/drafts', { change: yearChange }),
  },
  {
    act: 'draft-revised',
    route: 'PUT /api/v1/drafts/{draft}',
    async prepare(api) {
      const change = await contractChange(api, '8/2026');
      return async () => done(api, 'PUT', `/api/v1/drafts/${await draft(api)}`, { change });
    },
  },
  {
    act: 'draft-rehearsed',
    route: 'POST /api/v1/drafts/{draft}/rehearsal',
    async prepare(api) {
      const id = await draft(api, { change: await contractChange(api, '9/2026') });
      return () => done(api, 'POST', `/api/v1/drafts/${id}/rehearsal`, {});
    },
  },
  {
    act: 'draft-withdrawn',
    route: 'DELETE /api/v1/drafts/{draft}',
    prepare: async (api) => async () => done(api, 'DELETE', `/api/v1/drafts/${await draft(api)}`),
  },
  {
    act: 'draft-published',
    route: 'POST /api/v1/drafts/{draft}/publication',
    async prepare(api) {
      const id = await draft(api, { change: await contractChange(api, '10/2026') });
      return () => done(api, 'POST', `/api/v1/drafts/${id}/publication`, { reason: 'условия' });
    },
  },
  {
    act: 'client-exported',
    route: 'POST /api/v1/clients/{client}/export',
    async prepare(api) {
      const { id } = await company(api);
      return () => done(api, 'POST', `/api/v1/clients/${id}/export`, {});
    },
  },
  {
    act: 'person-erased',
    route: 'POST /api/v1/people/{shortId}/erasure',
    async prepare(api) {
      const { shortId } = await anna(api);
      const who = await inSession(api, api.account('administrator'));
      return () => done(api, 'POST', `/api/v1/people/${shortId}/erasure`, { number: shortId, reason: 'Просьба' }, who);
    },
  },
  {
    act: 'mention-decided',
    route: 'PUT /api/v1/people/{shortId}/erasure/mentions/{ticket}',
    async prepare(api) {
      const { shortId, personId } = await anna(api);
      const path = `/api/v1/people/${shortId}/erasure/mentions/${await mention(api, personId)}`;
      const who = await inSession(api, api.account('administrator'));
      return () => done(api, 'PUT', path, { decision: 'keep' }, who);
    },
  },
  {
    act: 'technician-set',
    route: 'PUT /api/v1/technicians/{shortId}',
    prepare: async (api) => () =>
      done(api, 'PUT', technician, { skills: [], home: '54', hours: { week: { mon: ['09:00-12:00'] } } }),
  },
  {
    act: 'absence-noted',
    route: 'POST /api/v1/technicians/{shortId}/absences',
    prepare: async (api) => () =>
      done(api, 'POST', absences, { from: iso(begin), to: iso(begin + hour), reason: 'отпуск' }),
  },
  {
    act: 'absence-removed',
    route: 'DELETE /api/v1/technicians/{shortId}/absences/{absence}',
    async prepare(api) {
      const { id } = await api.prisma.technicianTime.findFirstOrThrow({ where: { desk: 'skai', visitId: null } });
      return () => done(api, 'DELETE', `${absences}/${id}`);
    },
  },
  {
    act: 'absence-noted',
    route: 'POST /api/v1/people/{shortId}/absences',
    prepare: async (api) => () => done(api, 'POST', `${person}/absences`, { from: iso(begin), to: iso(begin + hour) }),
  },
  {
    act: 'absence-removed',
    route: 'DELETE /api/v1/people/{shortId}/absences/{absence}',
    async prepare(api) {
      const { id } = await api.prisma.staffAbsence.findFirstOrThrow({ where: { desk: 'skai' } });
      return () => done(api, 'DELETE', `${person}/absences/${id}`);
    },
  },
  {
    act: 'feed-opened',
    route: 'POST /api/v1/technicians/{shortId}/feed',
    values: false,
    prepare: async (api) => () => done(api, 'POST', `${technician}/feed`, {}),
  },
  {
    act: 'feed-closed',
    route: 'DELETE /api/v1/technicians/{shortId}/feed',
    values: false,
    prepare: async (api) => () => done(api, 'DELETE', `${technician}/feed`),
  },
  {
    act: 'sender-bound',
    route: 'POST /api/v1/tray/{item}/acts',
    async prepare(api) {
      const letter = await strangersLetter(api);
      const client = await api.prisma.membership.findFirstOrThrow({ where: { desk: 'skai', role: 'client' } });
      const administrator = await api.prisma.membership.findFirstOrThrow({
        where: { desk: 'skai', role: 'administrator' },
      });
      const by = { personId: administrator.personId, requestId: 'bound' };
      // The route waits for the letter to be worked off, which is another process's.
      return () => api.store.bindSender(letter, { desk: 'skai', client: client.clientId ?? '', name: 'Пётр', by });
    },
  },
  {
    act: 'release-published',
    route: 'POST /api/v1/desks/{desk}/releases/{release}/publication',
    prepare: async (api) => () => done(api, 'POST', '/api/v1/desks/skai/releases/5.12/publication'),
  },
  {
    act: 'release-noted',
    route: 'PUT /api/v1/desks/{desk}/releases/{release}',
    prepare: async (api) => () => done(api, 'PUT', '/api/v1/desks/skai/releases/5.13', { changes: 'Новое' }),
  },
  {
    act: 'set-aside-decided',
    route: 'POST /api/v1/set-aside/{id}/again',
    async prepare(api) {
      const again = await setAside(api, 'сломай');
      return () => done(api, 'POST', again);
    },
  },
  {
    act: 'balance-topped-up',
    route: 'POST /api/v1/clients/{client}/account/top-ups',
    async prepare(api) {
      const { id: clientId } = await company(api);
      const works = { title: { ru: 'Работа', en: 'Work' }, paid: 'paid-work', balance: 'RUB', source: '4.11' };
      const contract = { desk: 'skai', clientId, number: 'works', validFrom: '2026-01-01', validTo: null };
      const added = await api.store.addContract({ ...contract, patch: { ...consentsPatch, works } });
      if (added.kind !== 'added') throw new Error(JSON.stringify(added));
      return () =>
        done(api, 'POST', `/api/v1/clients/${clientId}/account/top-ups`, { amount: '1500.50', reason: 'Счёт 12' });
    },
  },
];

/** A word whose decision threw, and whose cause is mended. @returns the path by which it is decided again */
export async function setAside(api: Api, words: string): Promise<string> {
  const ticket = await fileAs(api, api.account('client'));
  const decide = commands.note.decide.bind(commands.note);
  const spy = jest.spyOn(commands.note, 'decide').mockImplementation((draft, body, ...rest) => {
    if (body.text === words) throw new Error('broken');
    return decide(draft, body, ...rest);
  });
  await give(api, api.account('specialist'), ticket, { type: 'note', text: words });
  spy.mockRestore();
  api.faults.length = 0;
  const aside = await call(api, api.account('administrator'), 'GET', '/api/v1/set-aside');
  return text(items(aside.body)[0]?.['links']?.['again']);
}
