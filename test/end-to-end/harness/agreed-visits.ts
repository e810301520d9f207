import { randomUUID } from 'node:crypto';
import { eventually, type Caller } from './caller';
import type { Product } from './product';
import type { TicketView } from './views';
import { tryVisit, visitOf, type VisitView } from './visit-caller';
import { whole } from '../../support/pages';

/** A visit whose agreed time begins soon. */
export interface AgreedVisit {
  readonly visitId: string;
  readonly number: string;
  /** When its time begins, and those who wait for the technician are told. */
  readonly from: number;
}

const minute = 60_000;

/**
 * Agrees on visits at the demonstration's desk, whose times of a minute begin so many seconds from now. Its technicians take
 * turns, so each of them gets every third: those must lie a minute apart.
 */
export async function agreeVisits(product: Product, seconds: readonly number[]): Promise<readonly AgreedVisit[]> {
  const desk = 'demo';
  const [author, specialist, coordinator] = await Promise.all(
    ['dispatcher@logistics.example', 'specialist@demo.example', 'coordinator@demo.example'].map((email) =>
      product.as(email, desk),
    ),
  );
  if (!author || !specialist || !coordinator) throw new Error(`The desk ${desk} wants its people`);
  const technicians = await whole(product.store.listTechnicians(desk, null, 200));
  const requested = await Promise.all(
    seconds.map(async (ahead, index) => {
      const { shortId = '', home = '' } = technicians[index % technicians.length] ?? {};
      const { id } = await author.file({ topic: 'remote-diagnostics', vehicles: 1 });
      const site = { subject: home, address: 'ул. Станционная, 30', contact: 'Иван', vehicles: 1 };
      const visitId = visitOf(await requestPatiently(specialist, id, site));
      await patiently(author, visitId, 'ready');
      return { visitId, technician: shortId, ahead };
    }),
  );
  const now = Date.now();
  return Promise.all(
    requested.map(async ({ visitId, technician, ahead }) => {
      const from = now + ahead * 1_000;
      const slot = { from: new Date(from).toISOString(), to: new Date(from + minute).toISOString() };
      await patiently(coordinator, visitId, 'offer-slot', { technician, ...slot });
      const { number } = await patiently(author, visitId, 'answer-slot', { answer: 'confirm' });
      return { visitId, number, from };
    }),
  );
}

/** Waits until all their times have begun. @returns what is wrong with what was told then, a sentence each */
export async function toldOfTimes({ prisma }: Product, visits: readonly AgreedVisit[]): Promise<readonly string[]> {
  const told = async () => {
    const where = { processId: { in: visits.map(({ visitId }) => visitId) }, type: 'threshold-told' };
    const events = await prisma.event.findMany({ where });
    return events.flatMap(({ processId, at, data }) => {
      const { key, code } = data as { key: string; code: string };
      return code === 'due' && key.includes('/slot') ? [{ visitId: processId, at: at.getTime() }] : [];
    });
  };
  const last = Math.max(0, ...visits.map(({ from }) => from - Date.now()));
  const wait = 2 * minute + last;
  const all = async () => new Set((await told()).map(({ visitId }) => visitId)).size === visits.length;
  await eventually('every agreed time is told of', all, wait).catch(() => undefined);
  const found = await told();
  return visits.flatMap(({ visitId, number, from }) => {
    const late = found.filter((each) => each.visitId === visitId).map(({ at }) => at - from);
    return late.join() === '0' ? [] : [`the time of ${number} was told of at [${late.join()}] ms after it began`];
  });
}

/** On a slow machine an outcome may be a while in coming: the same word again, under its key, asks for it. */
function requestPatiently(who: Caller, ticketId: string, site: object): Promise<TicketView> {
  const key = randomUUID();
  return eventually('a visit is requested', async () => {
    const { status, ticket } = await who.give(ticketId, 'request-visit', site, { key });
    return status === 201 ? ticket : null;
  });
}

function patiently(who: Caller, visitId: string, type: string, fields: object = {}): Promise<VisitView> {
  const key = randomUUID();
  return eventually(`${type} is done`, async () => (await tryVisit(who, visitId, type, fields, { key })).visit);
}
