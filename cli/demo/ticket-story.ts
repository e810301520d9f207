import { factTexts, linkTexts, stepTexts, wordTexts } from '../../texts/demo';
import type { Text } from '../../domain/regulation/types';
import type { DueDates } from './answers';
import { Case } from './case';
import { expectSame } from './fault';
import type { Paper } from './paper';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { dueOf, engineLinks, enter, says, tellAccount, tellLinks, tellTimeline } from './telling';

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
export async function playTicket(product: RunningProduct, paper: Paper): Promise<void> {
  paper.step(stepTexts.people);
  const people: People = {
    client: await enter(product, paper, desk, 'client'),
    manager: await enter(product, paper, desk, 'manager'),
    specialist: await enter(product, paper, desk, 'specialist'),
  };

  const story = await begin(paper, people);
  await agreeOnExtension(paper, people, story);
  await solve(paper, people, story);
  await close(paper, people, story);
  await lookBack(paper, people, story);
  showLinks(paper, product, story);
  await Promise.all([people.client, people.manager, people.specialist].map((person) => person.signOut()));
  paper.good(factTexts.done);
}

/** From the question what would be due to the end of stage 1. */
async function begin(paper: Paper, { client, manager, specialist }: People): Promise<Case> {
  paper.step(stepTexts.whatIf);
  says(paper, client);
  const asked = { desk, topic, vehicles, start: beforeTheHolidays.start };
  const answer = await client.call<DueDates>('POST', '/api/v1/due-dates', 200, asked);
  for (const { code, title, due, dueLocal, limit, days, lines } of answer.clocks) {
    expectSame(title, dueLocal, beforeTheHolidays.due[code] ?? '—', paper.language);
    const when = due === null ? paper.text(factTexts.noDue) : paper.time(answer.timeZone, due);
    paper.fact(factTexts.due, { clock: title, due: when });
    paper.fact(factTexts.limit, { limit: limit.text, source: limit.sourceText });
    paper.account({ days, lines });
  }

  paper.step(stepTexts.filing);
  says(paper, client, wordTexts.problem);
  const story = await Case.file(paper, client, {
    desk,
    topic,
    vehicles,
    subject: paper.text(wordTexts.subject),
    text: paper.text(wordTexts.problem),
    fields: { product: 'skai-online', 'vehicle-numbers': ['А123ВС777', 'Е456КХ777', 'М789ОР777'] },
  });
  story.tellFiling();

  paper.step(stepTexts.assignment);
  says(paper, manager, wordTexts.assignment);
  await story.act(manager, { type: 'assign', to: specialist.shortId, reason: paper.text(wordTexts.assignment) });
  story.expect(stepTexts.assignment, story.ticket.assignee?.shortId, specialist.shortId);

  paper.step(stepTexts.triage);
  says(paper, specialist, wordTexts.triage);
  // The closing of the next working day: ahead, and before the limit.
  const { due: expectedAt, timeZone } = story.clock('triage');
  const text = paper.text(wordTexts.triage);
  await story.act(specialist, { type: 'triage', outcome: 'estimate', text, expectedAt });
  paper.fact(factTexts.estimate, { at: paper.time(timeZone, expectedAt ?? '') });
  story.expect(factTexts.stage, story.ticket.stage, 'resolution');
  return story;
}

/** The desk asks, the client offers less, the desk agrees; the account says what came of it. */
async function agreeOnExtension(paper: Paper, { client, specialist }: People, story: Case): Promise<void> {
  paper.step(stepTexts.proposal);
  says(paper, specialist, wordTexts.proposal);
  const reason = paper.text(wordTexts.proposal);
  await story.act(specialist, { type: 'propose-extension', days: 3, reason });
  tellProposal(paper, story);

  paper.step(stepTexts.counter);
  says(paper, client);
  await story.act(client, { type: 'answer-extension', answer: 'counter', days: 2 });
  const offered = tellProposal(paper, story);

  paper.step(stepTexts.agreement);
  says(paper, specialist);
  await story.act(specialist, { type: 'answer-extension', answer: 'accept' });
  const resolution = story.clock('resolution');
  story.expect(factTexts.extensionKept, resolution.extensions.length, 1);
  story.expect(resolution.title, resolution.due, offered);
  await tellAccount(paper, client, resolution);
}

/** @returns when the resolution would be due, were the open proposal accepted */
function tellProposal(paper: Paper, story: Case): string {
  const wouldBeDue = story.ticket.proposal?.wouldBeDue ?? '';
  paper.fact(factTexts.wouldBeDue, { at: paper.time(story.clock('resolution').timeZone, wouldBeDue) });
  return wouldBeDue;
}

/** Solved, objected, solved again; each time the silence counts from the letter's delivery. */
async function solve(paper: Paper, { client, specialist }: People, story: Case): Promise<void> {
  const bring = async (title: Text, words: Text): Promise<void> => {
    paper.step(title);
    says(paper, specialist, words);
    await story.act(specialist, { type: 'solve', kind: 'repair', text: paper.text(words) });
    story.expect(factTexts.stage, story.ticket.stage, 'solved');
    await story.delivered(client);
    const term = story.ticket.solution?.objection?.text ?? '';
    paper.fact(factTexts.objection, { term, at: dueOf(paper, story.clock('silence')) });
  };
  await bring(stepTexts.solution, wordTexts.solution);

  paper.step(stepTexts.objection);
  says(paper, client, wordTexts.objection);
  await story.act(client, { type: 'object', text: paper.text(wordTexts.objection) });
  story.expect(factTexts.stage, story.ticket.stage, 'resolution');

  await bring(stepTexts.secondSolution, wordTexts.secondSolution);
}

async function close(paper: Paper, { client }: People, story: Case): Promise<void> {
  paper.step(stepTexts.confirmation);
  says(paper, client);
  await story.act(client, { type: 'confirm' });
  story.expect(factTexts.stage, story.ticket.stage, 'closed');

  paper.step(stepTexts.rating);
  const rating = { score: 'good', reason: 'speed', comment: paper.text(wordTexts.comment) };
  says(paper, client, wordTexts.comment);
  await story.act(client, { type: 'rate', ...rating });
  story.expect(factTexts.ratingKept, story.ticket.ratings.at(-1)?.score, rating.score);
  paper.fact(factTexts.rated);
}

async function lookBack(paper: Paper, { client }: People, story: Case): Promise<void> {
  paper.step(stepTexts.deadlines);
  for (const code of ['triage', 'resolution', 'silence']) await tellAccount(paper, client, story.clock(code));

  paper.step(stepTexts.record);
  const { timeZone } = story.clock('resolution');
  await tellTimeline(paper, client, story.ticket.links.timeline, (at) => paper.time(timeZone, at));
}

function showLinks(paper: Paper, product: RunningProduct, { ticket }: Case): void {
  const engine = engineLinks(product);
  paper.step(stepTexts.links);
  tellLinks(paper, product, [
    [linkTexts.api, `${product.api}/api/v1/tickets/${ticket.tid}`],
    [linkTexts.timeline, `${product.api}${ticket.links.timeline}`],
    [linkTexts.docs, `${product.api}/api/docs`],
    [linkTexts.engine, engine.workflow(ticket.tid)],
    [linkTexts.search, engine.search(`TicketNumber = "${ticket.tid}"`)],
  ]);
}
