import { factTexts, linkTexts } from '../../texts/demo';
import { visitFactTexts, visitLinkTexts, visitStepTexts, visitWordTexts } from '../../texts/demo-visit';
import { Case } from './case';
import type { Paper } from './paper';
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
export async function playVisit(product: RunningProduct, paper: Paper): Promise<void> {
  paper.step(visitStepTexts.people);
  const people: People = {
    client: await enter(product, paper, desk, 'client'),
    manager: await enter(product, paper, desk, 'manager'),
    specialist: await enter(product, paper, desk, 'specialist'),
    coordinator: await enter(product, paper, desk, 'coordinator'),
  };

  const story = await diagnose(paper, people);
  const trip = await requestVisit(paper, people, story);
  await turnSecondKey(paper, people, trip);
  const technician = await agreeOnTime(product, paper, people, story, trip);
  const planned: Planned = { ...people, technician };
  await orderAndReceive(paper, planned, trip);
  await missTheVehicle(paper, planned, trip);
  await workAndCheck(paper, planned, trip);
  await close(paper, people, story);
  await lookBack(paper, people, trip);
  showLinks(paper, product, story, trip);
  const everybody: readonly Person[] = Object.values<Person>({ ...planned });
  await Promise.all(everybody.map((person) => person.signOut()));
  paper.good(factTexts.done);
}

/** From the filing to the remote diagnostics, as every ticket begins. */
async function diagnose(paper: Paper, { client, manager, specialist }: People): Promise<Case> {
  paper.step(visitStepTexts.filing);
  says(paper, client, visitWordTexts.problem);
  const story = await Case.file(paper, client, {
    desk,
    topic,
    vehicles,
    subject: paper.text(visitWordTexts.subject),
    text: paper.text(visitWordTexts.problem),
    fields: { product: 'skai-online', 'vehicle-numbers': ['А254ВС154'] },
  });
  story.tellFiling();

  paper.step(visitStepTexts.assignment);
  says(paper, manager, visitWordTexts.assignment);
  const reason = paper.text(visitWordTexts.assignment);
  await story.act(manager, { type: 'assign', to: specialist.shortId, reason });
  story.expect(visitStepTexts.assignment, story.ticket.assignee?.shortId, specialist.shortId);

  paper.step(visitStepTexts.triage);
  says(paper, specialist, visitWordTexts.triage);
  const text = paper.text(visitWordTexts.triage);
  const { due: expectedAt } = story.clock('triage');
  await story.act(specialist, { type: 'triage', outcome: 'estimate', text, expectedAt });
  story.expect(visitFactTexts.ticketStage, story.ticket.stage, 'resolution');
  return story;
}

/** Remote diagnostics end in a visit (SK-14): the ticket's own term is over, the visit's waits for its second key. */
async function requestVisit(paper: Paper, { specialist }: People, story: Case): Promise<VisitCase> {
  paper.step(visitStepTexts.request);
  says(paper, specialist, visitWordTexts.request);
  await story.act(specialist, { type: 'reply', text: paper.text(visitWordTexts.request) });
  await story.act(specialist, {
    type: 'request-visit',
    subject,
    address: paper.text(visitWordTexts.address),
    contact: paper.text(visitWordTexts.contact),
    vehicles,
    skills: ['fuel-sensors'],
  });
  story.expect(visitFactTexts.ticketStage, story.ticket.stage, 'visit');
  story.expect(visitFactTexts.visits, story.ticket.visits.length, 1);
  story.expect(visitFactTexts.resolutionStopped, story.clock('resolution').state, 'stopped');
  paper.fact(visitFactTexts.resolutionEnded);

  const trip = await VisitCase.read(paper, specialist, story.ticket.visits[0]?.link ?? '');
  const { number, site, keys } = trip.visit;
  paper.fact(visitFactTexts.visit, {
    number,
    site: site.title,
    district: site.districtTitle ?? '',
    address: site.address,
  });
  trip.expect(visitFactTexts.counts, await trip.counts(), 0);
  paper.fact(visitFactTexts.requestedKey, { at: paper.moment(site.timeZone, keys.requested) });
  paper.fact(visitFactTexts.noReadyKey);
  paper.fact(visitFactTexts.noTermYet);
  trip.tellStatus();
  return trip;
}

/** The visit tells its ticket, in its own time, that the work is checked; the client's word stands in the act. */
async function close(paper: Paper, { client }: People, story: Case): Promise<void> {
  paper.step(visitStepTexts.closing);
  await story.until(client, visitFactTexts.closed, ({ stage }) => stage === 'closed');
  story.tellStatus();
  story.expect(visitFactTexts.solutionKind, story.ticket.solution?.kind, 'repair');
  story.expect(visitFactTexts.closedHow, story.ticket.closed?.how, 'confirmed');
  paper.fact(visitFactTexts.solution);
}

/** Why the deadline was what it was, and what is recorded. */
async function lookBack(paper: Paper, { client }: People, trip: VisitCase): Promise<void> {
  paper.step(visitStepTexts.account);
  const { lines } = await tellAccount(paper, client, trip.clock());
  for (const [index, kind] of ['keys', 'region'].entries())
    trip.expect(visitFactTexts.accountLine, lines[index]?.kind, kind);

  paper.step(visitStepTexts.record);
  const { links, site } = trip.visit;
  await tellTimeline(paper, client, links.timeline, (at) => paper.moment(site.timeZone, at));
}

function showLinks(paper: Paper, product: RunningProduct, { ticket }: Case, trip: VisitCase): void {
  const { visit } = trip;
  const engine = engineLinks(product);
  paper.step(visitStepTexts.links);
  tellLinks(paper, product, [
    [visitLinkTexts.ticket, `${product.api}/api/v1/tickets/${ticket.tid}`],
    [visitLinkTexts.visit, `${product.api}/api/v1/visits/${encodeURIComponent(visit.number)}`],
    [visitLinkTexts.account, `${product.api}${trip.clock().account}`],
    [linkTexts.timeline, `${product.api}${visit.links.timeline}`],
    [visitLinkTexts.parent, engine.workflow(ticket.tid)],
    [visitLinkTexts.child, engine.workflow(visit.number)],
    [visitLinkTexts.search, engine.search(`TicketNumber = "${ticket.tid}"`)],
  ]);
}
