import { factTexts, stepTexts } from '../../texts/demo';
import { deskFacts } from '../../texts/demo-desks';
import { simaiSteps, simaiWords } from '../../texts/demo-simai';
import type { DueDates } from './answers';
import { Case } from './case';
import type { Person } from './person';
import type { Printer } from './printer';
import type { RunningProduct } from './running-product';
import { enter, says, tellDue } from './telling';

const desk = 'simai';
const release = '24.200';
const fields = { site: 'https://shop.vektor.example/basket' };

/**
 * Plays a request that the client's own site files by its key, from the confirmation to the update, and one out of scope.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playSimai(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const site = await enter(product, printer, desk, 'integrator');
  const ruled = await enter(product, printer, desk, 'client', 'Алексей Смирнов');
  const specialist = await enter(product, printer, desk, 'specialist');
  const manager = await enter(product, printer, desk, 'manager');
  await republicDay(printer, ruled);
  await update(printer, { site, specialist, manager });
  await foreign(printer, ruled, specialist);
  await Promise.all([site, ruled, specialist, manager].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

async function republicDay(printer: Printer, ruled: Person): Promise<void> {
  printer.step(simaiSteps.whatIf);
  says(printer, ruled);
  const question = { desk, start: '2027-10-08T16:00:00+03:00', topic: 'site-down' };
  const { clocks, timeZone } = await ruled.call<DueDates>('POST', '/api/v1/due-dates', 200, question);
  const reaction = clocks.find(({ code }) => code === 'reaction');
  if (reaction === undefined) return;
  tellDue(printer, { ...reaction, timeZone });
  printer.account(reaction);
}

async function update(
  printer: Printer,
  { site, specialist, manager }: { readonly site: Person; readonly specialist: Person; readonly manager: Person },
): Promise<void> {
  printer.step(simaiSteps.filing);
  says(printer, site, simaiWords.problem);
  const story = await Case.file(printer, site, {
    ...{ desk, requestType: 'site', topic: 'site-error' },
    subject: printer.text(simaiWords.subject),
    text: printer.text(simaiWords.problem),
    fields: {
      ...fields,
      'send-configuration': true,
      'server-configuration': printer.text(simaiWords.configuration),
    },
  });
  story.tellFiling();
  const { level, category } = story.ticket.titles;
  printer.fact(deskFacts.level, { level: level ?? '—', category: category ?? '—' });

  printer.step(simaiSteps.accepted);
  await lastLetter(printer, site, story);

  printer.step(simaiSteps.begun);
  says(printer, specialist);
  await story.act(specialist, { type: 'assign', to: specialist.shortId });
  await lastLetter(printer, site, story);

  printer.step(simaiSteps.development);
  says(printer, specialist, simaiWords.development);
  const text = printer.text(simaiWords.development);
  await story.act(specialist, { type: 'postpone', reason: 'development', text });
  await story.act(specialist, { type: 'plan-release', release });

  printer.step(simaiSteps.release);
  says(printer, manager);
  const path = `/api/v1/desks/${desk}/releases/${release}/publication`;
  const { told } = await manager.call<{ told: number }>('POST', path, 200);
  printer.fact(deskFacts.took, { release, told });
  await story.until(site, simaiSteps.release, ({ wait }) => wait === null);
}

async function foreign(printer: Printer, client: Person, specialist: Person): Promise<void> {
  printer.step(simaiSteps.foreign);
  says(printer, client, simaiWords.foreign);
  const words = { subject: printer.text(simaiWords.foreign), text: printer.text(simaiWords.foreign) };
  const story = await Case.file(printer, client, { desk, requestType: 'site', ...words, fields });
  says(printer, specialist, simaiWords.declined);
  const text = printer.text(simaiWords.declined);
  await story.act(specialist, { type: 'decline', reason: 'foreign-project', text });
  story.expect(factTexts.stage, story.ticket.stage, 'closed');
}

/** The latest letter to the reader, as it was sent. */
async function lastLetter(printer: Printer, reader: Person, story: Case): Promise<void> {
  const path = `${story.ticket.links.self}/notices`;
  const { items } = await reader.call<{ items: { subject: string; body: string }[] }>('GET', path, 200);
  const letter = items.at(-1);
  printer.fact(deskFacts.told, { subject: letter?.subject ?? '—' });
  for (const line of (letter?.body ?? '').split('\n').filter(Boolean)) printer.line(`  ${line}`);
}
