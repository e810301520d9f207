/** The keys of the visit's clock, and the times that are agreed. */
import { setTimeout as delay } from 'node:timers/promises';
import { factTexts } from '../../texts/demo';
import { termText } from '../../texts/terms';
import { visitFactTexts, visitStepTexts } from '../../texts/demo-visit';
import type { Suggestions } from './answers';
import type { Case } from './case';
import type { Paper } from './paper';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { enter, says, tellDue } from './telling';
import type { VisitCase } from './visit-case';
import { desk, termDays } from './visit-cast';
import type { People } from './visit-cast';

/** So long after the request the client has the vehicle ready. */
const laterSeconds = 2;

/** The client's word comes after the request, so the term counts from it (SK-17). */
export async function turnSecondKey(paper: Paper, { client }: People, trip: VisitCase): Promise<void> {
  paper.step(visitStepTexts.ready);
  paper.fact(visitFactTexts.meanwhile, { seconds: laterSeconds });
  await delay(laterSeconds * 1_000);
  says(paper, client);
  await trip.act(client, { type: 'ready' }, 'requested');
  tellKeys(paper, trip);
  trip.expect(visitFactTexts.counts, await trip.counts(), 1);
}

/** Both keys, and the term that counts from the later one. */
export function tellKeys(paper: Paper, trip: VisitCase): void {
  const { keys, site } = trip.visit;
  const { requested, ready } = keys;
  const clock = trip.clock();
  paper.fact(visitFactTexts.requestedKey, { at: paper.moment(site.timeZone, requested) });
  paper.fact(visitFactTexts.readyKey, { at: paper.moment(site.timeZone, ready ?? '') });
  const later = ready !== null && ready > requested ? ready : requested;
  trip.expect(visitFactTexts.start, keys.startsAt, later);
  trip.expect(visitFactTexts.start, clock.startedAt, later);
  trip.expect(visitFactTexts.clockState, clock.state, 'running');
  paper.fact(visitFactTexts.startsAt, { at: paper.moment(site.timeZone, later) });
  trip.expect(
    visitFactTexts.term,
    clock.limit.text,
    termText({ amount: termDays, unit: 'working-day' }, paper.language),
  );
  paper.fact(factTexts.limit, { limit: clock.limit.text, source: clock.limit.sourceText });
  tellDue(paper, clock);
}

/**
 * The coordinator asks who could go, and offers a time; the client agrees. The ticket learns of it.
 *
 * @returns the technician, who goes from the same region
 */
export async function agreeOnTime(
  product: RunningProduct,
  paper: Paper,
  { client, coordinator }: People,
  story: Case,
  trip: VisitCase,
): Promise<Person> {
  paper.step(visitStepTexts.offer);
  says(paper, coordinator);
  const asked = `${trip.visit.links.self}/suggestions?minutes=1`;
  const { items } = await coordinator.call<Suggestions>('GET', asked, 200);
  for (const { technician, why } of items.slice(0, 1)) {
    const region = paper.text(visitFactTexts[why.region]);
    paper.fact(visitFactTexts.suggested, {
      technician: technician.shortId,
      name: technician.name,
      region,
      load: why.load,
    });
  }
  const [best] = items;
  trip.expect(visitFactTexts.region, best?.why.region, 'home');
  const technician = await enter(product, paper, desk, 'technician', best?.technician.name ?? '');
  await offer(paper, coordinator, technician, trip);

  paper.step(visitStepTexts.confirmation);
  says(paper, client);
  await confirm(client, trip);
  await story.until(client, visitFactTexts.told, ({ visits }) => visits[0]?.stage?.code === 'agreed');
  const { tid, status, nextStep } = story.ticket;
  paper.fact(visitFactTexts.ticketKnows, { tid, status: status.title, next: nextStep.text });
  return technician;
}

/** Offers the technician's next minutes. */
export async function offer(paper: Paper, coordinator: Person, technician: Person, trip: VisitCase): Promise<void> {
  await trip.act(coordinator, { type: 'offer-slot', technician: technician.shortId, ...trip.soon() }, 'agreeing');
  const { slot, site } = trip.visit;
  if (slot === null) return;
  const [from, to] = [paper.moment(site.timeZone, slot.from), paper.moment(site.timeZone, slot.to)];
  paper.fact(visitFactTexts.slot, { from, to, name: technician.name });
}

export async function confirm(client: Person, trip: VisitCase): Promise<void> {
  await trip.act(client, { type: 'answer-slot', answer: 'confirm' }, 'agreed');
}
