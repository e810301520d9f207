import { insalesSteps, insalesWords, portalFacts } from '../../texts/demo-portals';
import { factTexts, stepTexts } from '../../texts/demo';
import { Case } from './case';
import type { Printer } from './printer';
import type { Person } from './person';
import type { RunningProduct } from './running-product';
import { enter, says } from './telling';

const desk = 'insales';

/**
 * Plays a customisation of a shop's template: its type first, its receipt confirmed, a price agreed to, every answer to the
 * administrator of the site.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playInsales(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const author = await enter(product, printer, desk, 'client');
  const administrator = await enter(product, printer, desk, 'client', 'Ольга Власова');
  const specialist = await enter(product, printer, desk, 'specialist');
  const words = { desk, subject: printer.text(insalesWords.subject), text: printer.text(insalesWords.wanted) };

  printer.step(insalesSteps.untyped);
  says(printer, author, insalesWords.subject);
  const { status, errors } = await author.call<{ status: number; errors: readonly { detail: string }[] }>(
    'POST',
    '/api/v1/tickets',
    422,
    words,
  );
  for (const { detail } of errors) printer.fact(portalFacts.refused, { status, detail });

  printer.step(insalesSteps.filing);
  says(printer, author, insalesWords.wanted);
  const fields = { page: 'https://lukoshko.example/cart', wanted: words.text };
  const story = await Case.file(printer, author, { ...words, requestType: 'customisation', fields });
  story.tellFiling();

  printer.step(insalesSteps.confirmation);
  await tellLetters(printer, author, story);

  printer.step(insalesSteps.answer);
  says(printer, specialist, insalesWords.looking);
  await story.act(specialist, { type: 'assign', to: specialist.shortId });
  await story.act(specialist, { type: 'reply', text: printer.text(insalesWords.looking) });

  printer.step(insalesSteps.consent);
  says(printer, specialist, insalesWords.price);
  const price = { agreement: 'small-customisation', text: printer.text(insalesWords.price) };
  await story.act(specialist, { type: 'request-consent', ...price });
  tellConsents(printer, story);

  printer.step(insalesSteps.agreed);
  says(printer, administrator);
  await story.act(administrator, { type: 'answer-consent', answer: 'agreed' });
  tellConsents(printer, story);
  story.expect(insalesSteps.agreed, story.ticket.consents.at(-1)?.state, 'given');

  await story.solve(insalesSteps.done, specialist, insalesWords.done, author);

  printer.step(insalesSteps.administrator);
  says(printer, administrator);
  await tellLetters(printer, administrator, story);

  says(printer, author);
  await story.act(author, { type: 'confirm' });
  story.expect(factTexts.stage, story.ticket.stage, 'closed');
  await Promise.all([author, administrator, specialist].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

function tellConsents(printer: Printer, { ticket }: Case): void {
  for (const { title, text, state } of ticket.consents)
    printer.fact(portalFacts.consent, { title, price: text, state: printer.text(portalFacts.consentState[state]) });
}

/** What somebody was written about it: clients read their own letters only. */
async function tellLetters(printer: Printer, reader: Person, { ticket }: Case): Promise<void> {
  const path = `${ticket.links.self}/notices`;
  const { items } = await reader.call<{ items: readonly { subject: string }[] }>('GET', path, 200);
  for (const { subject } of items) printer.fact(portalFacts.letter, { subject });
}
