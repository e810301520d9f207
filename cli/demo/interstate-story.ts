import { deskFacts, interstateSteps, interstateWords } from '../../texts/demo-desks';
import { factTexts, stepTexts } from '../../texts/demo';
import { Case } from './case';
import type { Printer } from './printer';
import type { RunningProduct } from './running-product';
import { enter, says, tellDue, tellTimeline } from './telling';

const desk = 'eaeu';

/**
 * Plays a request on which services of the Commission and of two states work one after the other.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playInterstate(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const user = await enter(product, printer, desk, 'client');
  const central = await enter(product, printer, desk, 'specialist');
  const kazakhstan = await enter(product, printer, desk, 'specialist', 'Айдос Касымов');
  const belarus = await enter(product, printer, desk, 'specialist', 'Алесь Ковалевич');

  printer.step(interstateSteps.filing);
  says(printer, user, interstateWords.problem);
  const story = await Case.file(printer, user, {
    desk,
    requestType: 'restoration',
    subject: printer.text(interstateWords.subject),
    text: printer.text(interstateWords.problem),
  });
  story.tellFiling();

  printer.step(interstateSteps.test);
  says(printer, central, interstateWords.log);
  const text = printer.text(interstateWords.log);
  await story.act(central, { type: 'record-test', test: 'exchange-log', result: 'refused-by-kazakhstan', text });

  printer.step(interstateSteps.handOver);
  says(printer, central, interstateWords.kazakhstan);
  const toKazakhstan = { to: 'national-kazakhstan', text: printer.text(interstateWords.kazakhstan) };
  await story.act(central, { type: 'hand-over', ...toKazakhstan });
  tellDue(printer, story.clock('hand-over'));

  printer.step(interstateSteps.returned);
  says(printer, kazakhstan, interstateWords.returned);
  const reason = printer.text(interstateWords.reason);
  await story.act(kazakhstan, { type: 'return', reason, text: printer.text(interstateWords.returned) });

  printer.step(interstateSteps.again);
  says(printer, central, interstateWords.belarus);
  const toBelarus = { to: 'national-belarus', text: printer.text(interstateWords.belarus) };
  await story.act(central, { type: 'hand-over', ...toBelarus });
  tellDue(printer, story.clock('hand-over'));

  printer.step(interstateSteps.accepted);
  says(printer, belarus, interstateWords.answer);
  await story.act(belarus, { type: 'accept' });
  printer.fact(deskFacts.holder, { service: story.ticket.services?.holds?.title ?? '' });
  await story.act(belarus, { type: 'reply', text: printer.text(interstateWords.answer) });

  printer.step(interstateSteps.history);
  says(printer, user);
  await tellTimeline(printer, user, story.ticket.links.timeline, (at) =>
    printer.time(story.clock('resolution').timeZone, at),
  );
  await Promise.all([user, central, kazakhstan, belarus].map((person) => person.signOut()));
  printer.good(factTexts.done);
}
