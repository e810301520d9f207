import { chanceOf } from '../../domain/simulation/chance';
import { filledForm } from '../../cli/demo/month/filled-form';
import type { Regulation } from '../../domain/regulation';
import { loadBuiltIns } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import type { Bench } from './bench';
import { expectStatus, openHttp } from './http';
import type { Http } from './http';
import { command, dueOf } from './tickets';
import type { Ticket } from './tickets';

/** One of the built-in desks, with people of both sides over connections of their own. */
export interface Desk {
  readonly code: string;
  readonly client: Http;
  /** Of the service that takes requests in. */
  readonly specialist: Http;
  /** Files a request of the plainest kind that the desk takes. @throws on anything but 201 */
  readonly file: () => Promise<DeskTicket>;
  readonly close: () => void;
}

/** A ticket as its page shows it, as far as the path through a desk goes by it. */
export interface DeskTicket extends Ticket {
  readonly can: Readonly<Record<string, string>>;
  readonly closedAt: string | null;
  readonly links: { readonly self: string; readonly clocks: string };
}

const hourMs = 3_600_000;
/** Of an estimate where no limit is promised. */
const estimateMs = 48 * hourMs;

/** Every built-in desk, SKAI first. @param connections of the client */
export function openDesks({ product }: Bench, connections = 1): readonly Desk[] {
  return loadBuiltIns(shippedLayers()).map(({ regulation }) => {
    const { code } = regulation;
    const client = openHttp(product.api, product.accountAt(code, 'client').apiKey, connections);
    const specialist = openHttp(product.api, product.accountAt(code, 'specialist').apiKey, 1);
    const filing = filingOf(regulation);
    return {
      code,
      client,
      specialist,
      file: async () => expectStatus(await client.call('POST', '/api/v1/tickets', filing), 201, 'filing') as DeskTicket,
      close: () => [client, specialist].forEach((http) => http.close()),
    };
  });
}

function filingOf({ code, topics, otherTopic, intake, requestTypes }: Regulation): object {
  const subject = 'Отчёт за сутки не строится';
  const text = 'С утра отчёт за вчера не открывается: крутится и пишет, что данных нет. За позавчера всё на месте.';
  // At SKAI as the other figures have it.
  const topic = Object.hasOwn(topics, 'remote-diagnostics') ? 'remote-diagnostics' : otherTopic;
  const [first] = Object.entries(requestTypes);
  if (intake.requestType === 'optional' || first === undefined) return { desk: code, subject, text, topic };
  const [requestType, form] = first;
  const fields = filledForm(form, chanceOf(code), '2026-12-01', 'ru');
  return { desk: code, subject, text, topic, requestType, fields };
}

/** Stage 1 ends with an indicative time: an hour before the limit, where there is one, so that its telling lies ahead. */
export async function answerFirst({ specialist }: Desk, ticket: DeskTicket): Promise<void> {
  const clocks = ticket.clocks.filter(({ code, due }) => code === 'resolution' && due !== null);
  const expected = clocks.length > 0 ? dueOf({ ...ticket, clocks }, 'resolution') - hourMs : Date.now() + estimateMs;
  await command(specialist, ticket.id, {
    type: 'triage',
    outcome: 'estimate',
    text: 'Проверили журнал: ночью не дошла часть данных. Догрузим и построим отчёт заново.',
    expectedAt: new Date(expected).toISOString(),
  });
}

export async function solve({ specialist }: Desk, { id }: DeskTicket): Promise<void> {
  const text = 'Данные догружены, отчёт за вчера построен и открывается.';
  await command(specialist, id, { type: 'solve', kind: 'repair', text });
}

/** The client agrees: by a word where that ends the ticket, by a call where the desk closes after one only. */
export async function end({ client, specialist }: Desk, ticket: DeskTicket): Promise<void> {
  const now = await client.call('GET', ticket.links.self);
  const { can } = expectStatus(now, 200, 'ticket') as DeskTicket;
  if (can['confirm'] === 'yes') {
    await command(client, ticket.id, { type: 'confirm' });
    return;
  }
  const text = 'Позвонили клиенту: отчёт строится, заявку можно закрыть.';
  await command(specialist, ticket.id, { type: 'log-call', direction: 'out', outcome: 'agreed', text });
  const { closedAt } = expectStatus(await specialist.call('GET', ticket.links.self), 200, 'ticket') as DeskTicket;
  if (closedAt === null) await command(specialist, ticket.id, { type: 'close', reason: 'confirmed-by-phone' });
}

/** How many clocks have been started on a ticket since it was filed. */
export async function clocksStarted({ specialist }: Desk, { links }: DeskTicket): Promise<number> {
  const answer = await specialist.call('GET', `${links.clocks}?limit=200`);
  return (expectStatus(answer, 200, 'clocks') as { items: readonly unknown[] }).items.length;
}
