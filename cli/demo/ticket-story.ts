import { factTexts, linkTexts, stepTexts, wordTexts } from '../../texts/demo';
import type { DueDates } from './answers';
import { Case } from './case';
import { expectSame } from './fault';
import type { Printer } from './printer';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { engineLinks, enter, says, tellAccount, tellDue, tellLinks, tellTimeline } from './telling';

const desk = 'skai';
const topic = 'remote-diagnostics';
const vehicles = 3;

interface People {
  readonly client: Person;
  readonly manager: Person;
  readonly specialist: Person;
}

/** What the calendar makes of the evening before the New Year holidays: 1 and 5 working days, at closing. */
const beforeTheHolidays: { readonly start: string; readonly due: Readonly<Record<string, string>> } = {
  start: '2026-12-30T17:00:00+03:00',
  due: { triage: '2027-01-11T18:00:00+03:00', resolution: '2027-01-15T18:00:00+03:00' },
};

/**
 * Plays one ticket from the first word to the rating, over HTTP alone, each step by the person whose step it is.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playTicket(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const people: People = {
    client: await enter(product, printer, desk, 'client'),
    manager: await enter(product, printer, desk, 'manager'),
    specialist: await enter(product, printer, desk, 'specialist'),
  };

  const story = await begin(printer, people);
  await agreeOnExtension(printer, people, story);
  await solve(printer, people, story);
  await close(printer, people, story);
  await lookBack(printer, people, story);
  showLinks(printer, product, story);
  await Promise.all([people.client, people.manager, people.specialist].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

/** From the question what would be due to the end of stage 1. */
async function begin(printer: Printer, { client, manager, specialist }: People): Promise<Case> {
  printer.step(stepTexts.whatIf);
  says(printer, client);
  const asked = { desk, topic, vehicles, start: beforeTheHolidays.start };
  const answer = await client.call<DueDates>('POST', '/api/v1/due-dates', 200, asked);
  for (const { code, title, due, dueLocal, limit, days, lines } of answer.clocks) {
    expectSame(title, dueLocal, beforeTheHolidays.due[code] ?? '—', printer.language);
    tellDue(printer, { title, due, timeZone: answer.timeZone });
    printer.fact(factTexts.limit, { limit: limit.text, source: limit.sourceText });
    printer.account({ days, lines });
  }

  printer.step(stepTexts.filing);
  says(printer, client, wordTexts.problem);
  const story = await Case.file(printer, client, {
    desk,
    topic,
    vehicles,
    subject: printer.text(wordTexts.subject),
    text: printer.text(wordTexts.problem),
    fields: { product: 'skai-online', 'vehicle-numbers': ['А123ВС777', 'Е456КХ777', 'М789ОР777'] },
  });
  story.tellFiling();

  printer.step(stepTexts.assignment);
  says(printer, manager, wordTexts.assignment);
  await story.act(manager, { type: 'assign', to: specialist.shortId, reason: printer.text(wordTexts.assignment) });
  story.expect(stepTexts.assignment, story.ticket.assignee?.shortId, specialist.shortId);

  printer.step(stepTexts.triage);
  says(printer, specialist, wordTexts.triage);
  // The closing of the next working day: ahead, and before the limit.
  const { due: expectedAt, timeZone } = story.clock('triage');
  const text = printer.text(wordTexts.triage);
  await story.act(specialist, { type: 'triage', outcome: 'estimate', text, expectedAt });
  printer.fact(factTexts.estimate, { at: printer.time(timeZone, expectedAt ?? '') });
  story.expect(factTexts.stage, story.ticket.stage, 'resolution');
  return story;
}

/** The desk asks, the client offers less, the desk agrees; the account says what came of it. */
async function agreeOnExtension(printer: Printer, { client, specialist }: People, story: Case): Promise<void> {
  printer.step(stepTexts.proposal);
  says(printer, specialist, wordTexts.proposal);
  const reason = printer.text(wordTexts.proposal);
  await story.act(specialist, { type: 'propose-extension', days: 3, reason });
  tellProposal(printer, story);

  printer.step(stepTexts.counter);
  says(printer, client);
  await story.act(client, { type: 'answer-extension', answer: 'counter', days: 2 });
  const offered = tellProposal(printer, story);

  printer.step(stepTexts.agreement);
  says(printer, specialist);
  await story.act(specialist, { type: 'answer-extension', answer: 'accept' });
  const resolution = story.clock('resolution');
  story.expect(factTexts.extensionKept, resolution.extensions.length, 1);
  story.expect(resolution.title, resolution.due, offered);
  await tellAccount(printer, client, resolution);
}

/** @returns when the resolution would be due, were the open proposal accepted */
function tellProposal(printer: Printer, story: Case): string {
  const wouldBeDue = story.ticket.proposal?.wouldBeDue ?? '';
  printer.fact(factTexts.wouldBeDue, { at: printer.time(story.clock('resolution').timeZone, wouldBeDue) });
  return wouldBeDue;
}

/** Solved, objected, solved again; each time the silence counts from the letter's delivery. */
async function solve(printer: Printer, { client, specialist }: People, story: Case): Promise<void> {
  await story.solve(stepTexts.solution, specialist, wordTexts.solution, client);
  tellSilence(printer, story);

  printer.step(stepTexts.objection);
  says(printer, client, wordTexts.objection);
  await story.act(client, { type: 'object', text: printer.text(wordTexts.objection) });
  story.expect(factTexts.stage, story.ticket.stage, 'resolution');

  await story.solve(stepTexts.secondSolution, specialist, wordTexts.secondSolution, client);
  tellSilence(printer, story);
}

function tellSilence(printer: Printer, story: Case): void {
  const { due, timeZone } = story.clock('silence');
  const term = story.ticket.solution?.objection?.text ?? '';
  printer.fact(factTexts.objection, { term, at: printer.time(timeZone, due ?? '') });
}

async function close(printer: Printer, { client }: People, story: Case): Promise<void> {
  printer.step(stepTexts.confirmation);
  says(printer, client);
  await story.act(client, { type: 'confirm' });
  story.expect(factTexts.stage, story.ticket.stage, 'closed');

  printer.step(stepTexts.rating);
  const rating = { score: 'good', reason: 'speed', comment: printer.text(wordTexts.comment) };
  says(printer, client, wordTexts.comment);
  await story.act(client, { type: 'rate', ...rating });
  story.expect(factTexts.ratingKept, story.ticket.ratings.at(-1)?.score, rating.score);
  printer.fact(factTexts.rated);
}

async function lookBack(printer: Printer, { client }: People, story: Case): Promise<void> {
  printer.step(stepTexts.deadlines);
  for (const code of ['triage', 'resolution', 'silence']) await tellAccount(printer, client, story.clock(code));

  printer.step(stepTexts.record);
  const { timeZone } = story.clock('resolution');
  await tellTimeline(printer, client, story.ticket.links.timeline, (at) => printer.time(timeZone, at));
}

function showLinks(printer: Printer, product: RunningProduct, { ticket }: Case): void {
  const engine = engineLinks(product);
  printer.step(stepTexts.links);
  tellLinks(printer, product, [
    [linkTexts.api, `${product.api}/api/v1/tickets/${ticket.tid}`],
    [linkTexts.timeline, `${product.api}${ticket.links.timeline}`],
    [linkTexts.docs, `${product.api}/api/docs`],
    [linkTexts.engine, engine.workflow(ticket.tid)],
    [linkTexts.search, engine.search(`TicketNumber = "${ticket.tid}"`)],
  ]);
}
