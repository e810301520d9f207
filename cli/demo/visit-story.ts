import { factTexts, linkTexts } from '../../texts/demo';
import { visitFactTexts, visitLinkTexts, visitStepTexts, visitWordTexts } from '../../texts/demo-visit';
import { Case } from './case';
import type { Printer } from './printer';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { engineLinks, enter, says, tellAccount, tellLinks, tellTimeline } from './telling';
import { VisitCase } from './visit-case';
import { agreeOnTime, turnSecondKey } from './visit-planning';
import { missTheVehicle, orderAndReceive, workAndCheck } from './visit-trips';
import { desk, subject } from './visit-cast';
import type { People, Planned } from './visit-cast';

const topic = 'remote-diagnostics';
const vehicles = 1;

/**
 * Plays one field visit, from the ticket it comes of to the check that closes it, over HTTP alone: its times are a few
 * seconds ahead, which the demonstration's desk allows.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playVisit(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(visitStepTexts.people);
  const people: People = {
    client: await enter(product, printer, desk, 'client'),
    manager: await enter(product, printer, desk, 'manager'),
    specialist: await enter(product, printer, desk, 'specialist'),
    coordinator: await enter(product, printer, desk, 'coordinator'),
  };

  const story = await diagnose(printer, people);
  const trip = await requestVisit(printer, people, story);
  await turnSecondKey(printer, people, trip);
  const technician = await agreeOnTime(product, printer, people, story, trip);
  const planned: Planned = { ...people, technician };
  await orderAndReceive(printer, planned, trip);
  await missTheVehicle(printer, planned, trip);
  await workAndCheck(printer, planned, trip);
  await close(printer, people, story);
  await lookBack(printer, people, trip);
  showLinks(printer, product, story, trip);
  const everybody: readonly Person[] = Object.values<Person>({ ...planned });
  await Promise.all(everybody.map((person) => person.signOut()));
  printer.good(factTexts.done);
}

/** From the filing to the remote diagnostics, as every ticket begins. */
async function diagnose(printer: Printer, { client, manager, specialist }: People): Promise<Case> {
  printer.step(visitStepTexts.filing);
  says(printer, client, visitWordTexts.problem);
  const story = await Case.file(printer, client, {
    desk,
    topic,
    vehicles,
    subject: printer.text(visitWordTexts.subject),
    text: printer.text(visitWordTexts.problem),
    fields: { product: 'skai-online', 'vehicle-numbers': ['А254ВС154'] },
  });
  story.tellFiling();

  printer.step(visitStepTexts.assignment);
  says(printer, manager, visitWordTexts.assignment);
  const reason = printer.text(visitWordTexts.assignment);
  await story.act(manager, { type: 'assign', to: specialist.shortId, reason });
  story.expect(visitStepTexts.assignment, story.ticket.assignee?.shortId, specialist.shortId);

  printer.step(visitStepTexts.triage);
  says(printer, specialist, visitWordTexts.triage);
  const text = printer.text(visitWordTexts.triage);
  const { due: expectedAt } = story.clock('triage');
  await story.act(specialist, { type: 'triage', outcome: 'estimate', text, expectedAt });
  story.expect(visitFactTexts.ticketStage, story.ticket.stage, 'resolution');
  return story;
}

/** Remote diagnostics end in a visit (SK-14): the ticket's own term is over, the visit's waits for its second key. */
async function requestVisit(printer: Printer, { specialist }: People, story: Case): Promise<VisitCase> {
  printer.step(visitStepTexts.request);
  says(printer, specialist, visitWordTexts.request);
  await story.act(specialist, { type: 'reply', text: printer.text(visitWordTexts.request) });
  await story.act(specialist, {
    type: 'request-visit',
    subject,
    address: printer.text(visitWordTexts.address),
    contact: printer.text(visitWordTexts.contact),
    vehicles,
    skills: ['fuel-sensors'],
  });
  story.expect(visitFactTexts.ticketStage, story.ticket.stage, 'visit');
  story.expect(visitFactTexts.visits, story.ticket.visits.length, 1);
  story.expect(visitFactTexts.resolutionStopped, story.clock('resolution').state, 'stopped');
  printer.fact(visitFactTexts.resolutionEnded);

  const trip = await VisitCase.read(printer, specialist, story.ticket.visits[0]?.link ?? '');
  const { number, site, keys } = trip.visit;
  printer.fact(visitFactTexts.visit, {
    number,
    site: site.title,
    district: site.districtTitle ?? '',
    address: site.address,
  });
  trip.expect(visitFactTexts.counts, await trip.counts(), 0);
  printer.fact(visitFactTexts.requestedKey, { at: printer.moment(site.timeZone, keys.requested) });
  printer.fact(visitFactTexts.noReadyKey);
  printer.fact(visitFactTexts.noTermYet);
  trip.tellStatus();
  return trip;
}

/** The visit tells its ticket, in its own time, that the work is checked; the client's word stands in the act. */
async function close(printer: Printer, { client }: People, story: Case): Promise<void> {
  printer.step(visitStepTexts.closing);
  await story.until(client, visitFactTexts.closed, ({ stage }) => stage === 'closed');
  story.tellStatus();
  story.expect(visitFactTexts.solutionKind, story.ticket.solution?.kind, 'repair');
  story.expect(visitFactTexts.closedHow, story.ticket.closed?.how, 'confirmed');
  printer.fact(visitFactTexts.solution);
}

/** Why the deadline was what it was, and what is recorded. */
async function lookBack(printer: Printer, { client }: People, trip: VisitCase): Promise<void> {
  printer.step(visitStepTexts.account);
  const { lines } = await tellAccount(printer, client, trip.clock());
  for (const [index, kind] of ['keys', 'region'].entries())
    trip.expect(visitFactTexts.accountLine, lines[index]?.kind, kind);

  printer.step(visitStepTexts.record);
  const { links, site } = trip.visit;
  await tellTimeline(printer, client, links.timeline, (at) => printer.moment(site.timeZone, at));
}

function showLinks(printer: Printer, product: RunningProduct, { ticket }: Case, trip: VisitCase): void {
  const { visit } = trip;
  const engine = engineLinks(product);
  printer.step(visitStepTexts.links);
  tellLinks(printer, product, [
    [visitLinkTexts.ticket, `${product.api}/api/v1/tickets/${ticket.tid}`],
    [visitLinkTexts.visit, `${product.api}/api/v1/visits/${encodeURIComponent(visit.number)}`],
    [visitLinkTexts.account, `${product.api}${trip.clock().account}`],
    [linkTexts.timeline, `${product.api}${visit.links.timeline}`],
    [visitLinkTexts.parent, engine.workflow(ticket.tid)],
    [visitLinkTexts.child, engine.workflow(visit.number)],
    [visitLinkTexts.search, engine.search(`TicketNumber = "${ticket.tid}"`)],
  ]);
}
