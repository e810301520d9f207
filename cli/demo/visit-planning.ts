/** The keys of the visit's clock, and the times that are agreed. */
import { setTimeout as delay } from 'node:timers/promises';
import { factTexts } from '../../texts/demo';
import { termText } from '../../texts/terms';
import { visitFactTexts, visitStepTexts } from '../../texts/demo-visit';
import type { Suggestions } from './answers';
import type { Case } from './case';
import type { Printer } from './printer';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { enter, says, tellDue } from './telling';
import type { VisitCase } from './visit-case';
import { desk, termDays } from './visit-cast';
import type { People } from './visit-cast';

/** So long after the request the client has the vehicle ready. */
const laterSeconds = 2;

/** The client's word comes after the request, so the term counts from it (SK-17). */
export async function turnSecondKey(printer: Printer, { client }: People, trip: VisitCase): Promise<void> {
  printer.step(visitStepTexts.ready);
  printer.fact(visitFactTexts.meanwhile, { seconds: laterSeconds });
  await delay(laterSeconds * 1_000);
  says(printer, client);
  await trip.act(client, { type: 'ready' }, 'requested');
  tellKeys(printer, trip);
  trip.expect(visitFactTexts.counts, await trip.counts(), 1);
}

/** Both keys, and the term that counts from the later one. */
export function tellKeys(printer: Printer, trip: VisitCase): void {
  const { keys, site } = trip.visit;
  const { requested, ready } = keys;
  const clock = trip.clock();
  printer.fact(visitFactTexts.requestedKey, { at: printer.moment(site.timeZone, requested) });
  printer.fact(visitFactTexts.readyKey, { at: printer.moment(site.timeZone, ready ?? '') });
  const later = ready !== null && ready > requested ? ready : requested;
  trip.expect(visitFactTexts.start, keys.startsAt, later);
  trip.expect(visitFactTexts.start, clock.startedAt, later);
  trip.expect(visitFactTexts.clockState, clock.state, 'running');
  printer.fact(visitFactTexts.startsAt, { at: printer.moment(site.timeZone, later) });
  trip.expect(
    visitFactTexts.term,
    clock.limit.text,
    termText({ amount: termDays, unit: 'working-day' }, printer.language),
  );
  printer.fact(factTexts.limit, { limit: clock.limit.text, source: clock.limit.sourceText });
  tellDue(printer, clock);
}

/**
 * The coordinator asks who could go, and offers a time; the client agrees. The ticket learns of it.
 *
 * @returns the technician, who goes from the same region
 */
export async function agreeOnTime(
  product: RunningProduct,
  printer: Printer,
  { client, coordinator }: People,
  story: Case,
  trip: VisitCase,
): Promise<Person> {
  printer.step(visitStepTexts.offer);
  says(printer, coordinator);
  const asked = `${trip.visit.links.self}/suggestions?minutes=1`;
  const { items } = await coordinator.call<Suggestions>('GET', asked, 200);
  for (const { technician, why } of items.slice(0, 1)) {
    const region = printer.text(visitFactTexts[why.region]);
    printer.fact(visitFactTexts.suggested, {
      technician: technician.shortId,
      name: technician.name,
      region,
      load: why.load,
    });
  }
  const [best] = items;
  trip.expect(visitFactTexts.region, best?.why.region, 'home');
  const technician = await enter(product, printer, desk, 'technician', best?.technician.name ?? '');
  await offer(printer, coordinator, technician, trip);

  printer.step(visitStepTexts.confirmation);
  says(printer, client);
  await confirm(client, trip);
  await story.until(client, visitFactTexts.told, ({ visits }) => visits[0]?.stage?.code === 'agreed');
  const { tid, status, nextStep } = story.ticket;
  printer.fact(visitFactTexts.ticketKnows, { tid, status: status.title, next: nextStep.text });
  return technician;
}

/** Offers the technician's next minutes. */
export async function offer(printer: Printer, coordinator: Person, technician: Person, trip: VisitCase): Promise<void> {
  await trip.act(coordinator, { type: 'offer-slot', technician: technician.shortId, ...trip.soon() }, 'agreeing');
  const { slot, site } = trip.visit;
  if (slot === null) return;
  const [from, to] = [printer.moment(site.timeZone, slot.from), printer.moment(site.timeZone, slot.to)];
  printer.fact(visitFactTexts.slot, { from, to, name: technician.name });
}

export async function confirm(client: Person, trip: VisitCase): Promise<void> {
  await trip.act(client, { type: 'answer-slot', answer: 'confirm' }, 'agreed');
}
