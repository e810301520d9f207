import { photoForm } from '../../cli/demo/photo';
import type { Bench } from './bench';
import { expectStatus, openHttp } from './http';
import type { Http } from './http';
import { command, file } from './tickets';

const hour = 3_600_000;
const slotMinutes = 60;

/** Everybody that a field visit needs, over connections of their own. */
export interface VisitPeople {
  readonly client: Http;
  readonly specialist: Http;
  readonly coordinator: Http;
  readonly technician: Http;
  /** Uploads the photo that a work act needs. @returns its id */
  readonly photo: () => Promise<string>;
  readonly close: () => void;
}

export function visitPeople({ product }: Bench): VisitPeople {
  const open = (role: string): Http => openHttp(product.api, product.account(role).apiKey, 1);
  const people = {
    client: open('client'),
    specialist: open('specialist'),
    coordinator: open('coordinator'),
    technician: open('technician'),
  };
  return {
    ...people,
    photo: async () => {
      const response = await fetch(`${product.api}/api/v1/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${product.account('technician').apiKey}` },
        body: photoForm('skai', 'photo.png'),
      });
      const reply = { status: response.status, body: await response.json() };
      return (expectStatus(reply, 201, 'attachment') as { id: string }).id;
    },
    close: () => Object.values(people).forEach((http) => http.close()),
  };
}

/**
 * Files a ticket and requests a visit for it, in the region of the desk's first technician.
 *
 * @returns the visit's id, and the number of its ticket
 */
export async function requestVisit({
  client,
  specialist,
}: VisitPeople): Promise<{ readonly visitId: string; readonly tid: string }> {
  const { id, tid } = await file(client);
  await command(specialist, id, {
    type: 'request-visit',
    subject: '77',
    address: 'Москва, Лесная улица, 1',
    contact: 'Иван, механик',
    vehicles: 1,
  });
  const reply = await specialist.call('GET', `/api/v1/tickets/${id}`);
  const { visits } = expectStatus(reply, 200, 'ticket') as { visits: { id: string }[] };
  const [visit] = visits;
  if (visit === undefined) throw new Error('The ticket has no visit');
  return { visitId: visit.id, tid };
}

/** Gives a command to a visit and waits until it is committed. @throws on anything but 201 */
export async function visitCommand(
  who: Http,
  visitId: string,
  body: { type: string; [field: string]: unknown },
): Promise<void> {
  expectStatus(await who.call('POST', `/api/v1/visits/${visitId}/commands`, body), 201, body.type);
}

/** Offers the first time, so many days ahead or later, that is suggested. */
export async function offerSlot({ coordinator }: VisitPeople, visitId: string, daysAhead: number): Promise<void> {
  const from = new Date(Date.now() + daysAhead * 24 * hour).toISOString();
  const path = `/api/v1/visits/${visitId}/suggestions?from=${from}&minutes=${slotMinutes}`;
  const { items } = expectStatus(await coordinator.call('GET', path), 200, 'suggestions') as {
    items: { technician: { shortId: string }; slot: { from: string; to: string } }[];
  };
  const [best] = items;
  if (best === undefined) throw new Error('No time is suggested');
  const { technician, slot } = best;
  const offer = { technician: technician.shortId, from: slot.from, to: slot.to };
  await visitCommand(coordinator, visitId, { type: 'offer-slot', ...offer });
}

export function confirmSlot({ client }: VisitPeople, visitId: string): Promise<void> {
  return visitCommand(client, visitId, { type: 'answer-slot', answer: 'confirm' });
}

/** The act, with everything that the regulation asks for. */
export async function sendAct({ technician, photo }: VisitPeople, visitId: string): Promise<void> {
  await visitCommand(technician, visitId, {
    type: 'act',
    outcome: 'done',
    text: 'Заменили модуль связи, трекер передаёт координаты.',
    checklist: ['power-checked', 'mounting-checked', 'signal-checked'],
    attachments: [await photo()],
    readings: { before: '0 В', after: '12 В' },
    confirmedBy: 'Механик',
  });
}

export function checkWork({ specialist }: VisitPeople, visitId: string): Promise<void> {
  return visitCommand(specialist, visitId, { type: 'check', ok: true, text: 'Данные поступают на сервер.' });
}
