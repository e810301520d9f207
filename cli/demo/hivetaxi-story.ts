import { deskFacts, hivetaxiSteps, hivetaxiWords } from '../../texts/demo-desks';
import { factTexts, stepTexts } from '../../texts/demo';
import type { Text } from '../../domain/regulation/types';
import { Case } from './case';
import type { Printer } from './printer';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { enter, says, tellAccount, tellDue, tellTimeline } from './telling';

const desk = 'hivetaxi';
const release = '4.12';

/**
 * Plays an emergency of a VIP client, from the night's call to the release that mends it, and a wish that goes elsewhere.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playHivetaxi(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const client = await enter(product, printer, desk, 'client');
  const specialist = await enter(product, printer, desk, 'specialist');
  const manager = await enter(product, printer, desk, 'manager');
  await emergency(printer, { client, specialist, manager });
  await wish(printer, client, specialist);
  await Promise.all([client, specialist, manager].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

async function emergency(
  printer: Printer,
  { client, specialist, manager }: { readonly client: Person; readonly specialist: Person; readonly manager: Person },
): Promise<void> {
  printer.step(hivetaxiSteps.filing);
  says(printer, client, hivetaxiWords.problem);
  const story = await filed(printer, client, hivetaxiWords.subject, hivetaxiWords.problem);
  const reaction = (): void => tellDue(printer, story.clock('reaction'));

  printer.step(hivetaxiSteps.emergency);
  says(printer, specialist);
  await story.act(specialist, { type: 'declare-emergency', reason: 'no-work' });
  reaction();

  printer.step(hivetaxiSteps.answer);
  says(printer, specialist, hivetaxiWords.looking);
  await story.act(specialist, { type: 'reply', text: printer.text(hivetaxiWords.looking) });
  story.expect(story.clock('reaction').title, story.clock('reaction').state, 'stopped');

  printer.step(hivetaxiSteps.again);
  says(printer, client, hivetaxiWords.again);
  await story.act(client, { type: 'reply', text: printer.text(hivetaxiWords.again) });
  reaction();

  printer.step(hivetaxiSteps.development);
  says(printer, specialist);
  await story.act(specialist, { type: 'end-emergency', because: 'developers' });
  await tellAccount(printer, client, story.clock('reaction'));

  printer.step(hivetaxiSteps.postponed);
  says(printer, specialist, hivetaxiWords.development);
  const text = printer.text(hivetaxiWords.development);
  await story.act(specialist, { type: 'postpone', reason: 'development', text });
  await story.act(specialist, { type: 'plan-release', release });

  printer.step(hivetaxiSteps.release);
  says(printer, manager);
  const path = `/api/v1/desks/${desk}/releases/${release}/publication`;
  const { told } = await manager.call<{ told: number }>('POST', path, 200);
  printer.fact(deskFacts.took, { release, told });
  await story.until(client, hivetaxiSteps.release, ({ wait }) => wait === null);
  await tellTimeline(printer, client, story.ticket.links.timeline, (at) =>
    printer.time(story.clock('reaction').timeZone, at),
  );
}

async function wish(printer: Printer, client: Person, specialist: Person): Promise<void> {
  printer.step(hivetaxiSteps.standard);
  says(printer, client, hivetaxiWords.wish);
  const story = await filed(printer, client, hivetaxiWords.wish, hivetaxiWords.wish, { category: 'question' });

  printer.step(hivetaxiSteps.redirect);
  says(printer, specialist, hivetaxiWords.redirect);
  const text = printer.text(hivetaxiWords.redirect);
  await story.act(specialist, { type: 'redirect', to: 'customer-success', text });
  story.expect(factTexts.stage, story.ticket.stage, 'closed');
}

async function filed(printer: Printer, client: Person, subject: Text, text: Text, fields: object = {}): Promise<Case> {
  const words = { subject: printer.text(subject), text: printer.text(text) };
  const story = await Case.file(printer, client, { desk, ...words, ...fields });
  story.tellFiling();
  const { level, category } = story.ticket.titles;
  printer.fact(deskFacts.level, { level: level ?? '—', category: category ?? '—' });
  return story;
}
