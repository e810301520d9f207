import type { Http } from './http';
import { expectStatus } from './http';

/** A ticket as the API shows it, as far as the bench looks. */
export interface Ticket {
  readonly id: string;
  readonly tid: string;
  readonly revision: number;
}

const filing = {
  desk: 'skai',
  subject: 'Трекер не передаёт координаты',
  text: 'С утра два автомобиля не видны на карте. Питание трекеров проверено, индикатор связи мигает.',
  topic: 'remote-diagnostics',
  vehicles: 2,
  fields: { product: 'skai-online', 'vehicle-numbers': ['А123ВС777', 'Е456КХ777'] },
};

/** Files a ticket as a client does. @throws on anything but 201: a 202 means that the engine has not taken it */
export async function file(client: Http): Promise<Ticket> {
  return expectStatus(await client.call('POST', '/api/v1/tickets', filing), 201, 'filing') as Ticket;
}

/** Gives a command and waits until it is committed. @throws on anything but 201 */
export async function command(
  who: Http,
  ticketId: string,
  body: { type: string; [field: string]: unknown },
): Promise<void> {
  expectStatus(await who.call('POST', `/api/v1/tickets/${ticketId}/commands`, body), 201, body.type);
}
