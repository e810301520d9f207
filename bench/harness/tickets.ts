import type { Http, Reply } from './http';
import { expectStatus } from './http';
import { atOnce } from './load';

/** A ticket as the API shows it, as far as the bench looks. */
export interface Ticket {
  readonly id: string;
  readonly tid: string;
  readonly revision: number;
  readonly clocks: readonly Clock[];
}

export interface Clock {
  readonly code: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly due: string | null;
  readonly thresholds: readonly { readonly at: string; readonly told: boolean }[];
}

/** What came of a command. */
export interface Done {
  readonly commandId: string;
  readonly ticket: Ticket;
}

/** The words of the loads that only reply. */
export const replyWords = { type: 'reply', text: 'Перезагрузили трекер, не помогло.' };

const filedAtOnce = 8;
const hourMs = 3_600_000;

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

/** Files a ticket that is worked with later: also a 202, where the engine has not taken it in time, will do. */
export async function fileLeniently(client: Http): Promise<Ticket> {
  const reply = await client.call('POST', '/api/v1/tickets', filing);
  return expectStatus(reply, reply.status === 202 ? 202 : 201, 'filing') as Ticket;
}

/** Gives a command and waits until it is committed. @throws on anything but 201 */
export async function command(
  who: Http,
  ticketId: string,
  body: { type: string; [field: string]: unknown },
): Promise<Done> {
  const reply = await give(who, ticketId, body);
  return expectStatus(reply, 201, body.type) as Done;
}

/** The same, whatever the answer is. */
export function give(who: Http, ticketId: string, body: { type: string; [field: string]: unknown }): Promise<Reply> {
  return who.call('POST', `/api/v1/tickets/${ticketId}/commands`, body);
}

/**
 * Stage 1 ends with an indicative time: an hour before the limit, so that whatever day it is the telling before it lies ahead, and
 * after that of anything else.
 */
export function triage(specialist: Http, ticket: Ticket): Promise<Done> {
  return command(specialist, ticket.id, {
    type: 'triage',
    outcome: 'estimate',
    text: 'Нужна удалённая настройка трекеров, сделаем на этой неделе.',
    expectedAt: new Date(dueOf(ticket, 'resolution') - hourMs).toISOString(),
  });
}

/** When a clock is due, in epoch milliseconds. @throws when the ticket has no such clock, or one without a date */
export function dueOf({ clocks }: Ticket, code: string): number {
  const due = clocks.find((clock) => clock.code === code)?.due;
  if (!due) throw new Error(`The ticket has no due instant of ${code}`);
  return Date.parse(due);
}

/** Files so many tickets to work with, some at once. */
export function fileMany(client: Http, count: number): Promise<Ticket[]> {
  return atOnce(filedAtOnce, count, () => fileLeniently(client));
}

/** When the next thing on the ticket comes of itself: the first telling of a running clock that is still to come. */
export function nextTick({ clocks }: Ticket): number {
  const ahead = clocks
    .filter(({ state }) => state === 'running')
    .flatMap(({ thresholds }) => thresholds.filter(({ told }) => !told).map(({ at }) => Date.parse(at)));
  return Math.min(...ahead);
}
