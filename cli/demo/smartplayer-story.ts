import { portalFacts, smartplayerSteps, smartplayerWords } from '../../texts/demo-portals';
import { factTexts, stepTexts } from '../../texts/demo';
import type { Text } from '../../domain/regulation/types';
import type { Ticket } from './answers';
import { Case } from './case';
import type { Printer } from './printer';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { enter, says, tellAccount, tellTimeline } from './telling';

const desk = 'smartplayer';

interface People {
  readonly author: Person;
  readonly colleague: Person;
  readonly specialist: Person;
}

/**
 * Plays a bug of the player, from the form to the rating: found by its number, given to development, opened again by a comment.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playSmartplayer(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const people: People = {
    author: await enter(product, printer, desk, 'client'),
    colleague: await enter(product, printer, desk, 'client', 'Виктория Лунина'),
    specialist: await enter(product, printer, desk, 'specialist'),
  };
  await tellForms(printer, people.author);
  const story = await report(printer, people);
  await solve(printer, people, story);
  await finish(printer, people, story);
  await Promise.all([people.author, people.colleague, people.specialist].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

async function tellForms(printer: Printer, author: Person): Promise<void> {
  printer.step(smartplayerSteps.forms);
  const { items } = await author.call<{ items: readonly { title: string; fields: readonly { title: Text }[] }[] }>(
    'GET',
    `/api/v1/desks/${desk}/forms`,
    200,
  );
  for (const { title, fields } of items)
    printer.fact(portalFacts.form, { title, fields: fields.map((field) => printer.text(field.title)).join(', ') });
}

/** From the form to the developers. */
async function report(printer: Printer, { author, colleague, specialist }: People): Promise<Case> {
  printer.step(smartplayerSteps.filing);
  says(printer, author, smartplayerWords.problem);
  const story = await Case.file(printer, author, {
    desk,
    requestType: 'bug',
    subject: printer.text(smartplayerWords.subject),
    text: printer.text(smartplayerWords.problem),
    fields: {
      project: printer.text(smartplayerWords.project),
      impact: 'serious',
      steps: printer.text(smartplayerWords.steps),
      expected: printer.text(smartplayerWords.expected),
      actual: printer.text(smartplayerWords.actual),
      'operating-system': 'tizen',
      'server-type': 'cloud',
      version: '8.4.1',
    },
    shareWith: [colleague.shortId],
  });
  story.tellFiling();

  printer.step(smartplayerSteps.find);
  const written = story.ticket.tid.toLowerCase();
  const { tid } = await specialist.call<Ticket>('GET', `/api/v1/tickets/${written}`, 200);
  printer.fact(portalFacts.found, { written, tid });
  await story.act(specialist, { type: 'assign', to: specialist.shortId });

  printer.step(smartplayerSteps.development);
  says(printer, specialist, smartplayerWords.confirmed);
  await story.act(specialist, {
    type: 'postpone',
    reason: 'development',
    text: printer.text(smartplayerWords.confirmed),
  });
  return story;
}

/** Brought, not believed, brought again. */
async function solve(printer: Printer, { author, specialist }: People, story: Case): Promise<void> {
  await story.solve(smartplayerSteps.solution, specialist, smartplayerWords.solution, author);
  await tellAccount(printer, author, story.clock('silence'));

  printer.step(smartplayerSteps.reopened);
  says(printer, author, smartplayerWords.comment);
  await story.act(author, { type: 'object', text: printer.text(smartplayerWords.comment) });
  await story.solve(smartplayerSteps.again, specialist, smartplayerWords.secondSolution, author);
}

async function finish(printer: Printer, { author, colleague }: People, story: Case): Promise<void> {
  printer.step(smartplayerSteps.done);
  says(printer, author, smartplayerWords.rating);
  await story.act(author, { type: 'confirm' });
  await story.act(author, { type: 'rate', score: 'five', comment: printer.text(smartplayerWords.rating) });
  story.expect(factTexts.ratingKept, story.ticket.ratings.at(-1)?.score, 'five');
  await tellTimeline(printer, colleague, story.ticket.links.timeline, (at) =>
    printer.time(story.clock('resolution').timeZone, at),
  );

  printer.step(smartplayerSteps.mistake);
  says(printer, author, smartplayerWords.mistake);
  const text = printer.text(smartplayerWords.mistake);
  const mistake = await Case.file(printer, author, {
    desk,
    requestType: 'feature',
    subject: text,
    text,
    fields: { purpose: text },
  });
  await mistake.act(author, { type: 'close' });
  mistake.expect(factTexts.stage, mistake.ticket.stage, 'closed');
}
