import { createTransport, type SendMailOptions } from 'nodemailer';
import { factTexts, stepTexts } from '../../texts/demo';
import { mailFacts, mailSteps, mailWords } from '../../texts/demo-mail';
import type { Timeline } from './answers';
import { Case } from './case';
import { Astray } from './fault';
import { Mailbox } from './mailbox';
import type { Person } from './person';
import { pressPage } from './press-page';
import type { Printer } from './printer';
import type { RunningProduct } from './running-product';
import { enter, says, tellTimeline } from './telling';

const desk = 'skai';
const deskAddress = 'support@skaiportal.com';
/** Of a demonstration client's domain; nobody has an account with it. */
const writer = 'novikova@sever.example';

/**
 * Plays a ticket whose client has nothing but a mail program: a letter opens it, every answer is a letter, a press in the last one
 * closes it.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playMail(product: RunningProduct, printer: Printer): Promise<void> {
  if (product.letters === null) throw new Astray(printer.text(mailFacts.byMail));
  const { mailbox: base, listenerPort } = product.letters;
  const mailbox = await Mailbox.open(base, printer);
  printer.step(stepTexts.people);
  const manager = await enter(product, printer, desk, 'manager');
  const specialist = await enter(product, printer, desk, 'specialist');
  const writes = (words: (typeof mailWords)[keyof typeof mailWords]): void =>
    printer.says(printer.text(mailFacts.writer), printer.text(mailFacts.role, { address: writer }), words);

  printer.step(mailSteps.written);
  writes(mailWords.problem);
  await send(printer, listenerPort, {
    from: { name: printer.text(mailFacts.writer), address: writer },
    to: deskAddress,
    subject: printer.text(mailWords.subject),
    text: printer.text(mailWords.problem),
  });

  printer.step(mailSteps.confirmed);
  const number = /\b[A-Z]+-\d+\b/;
  const confirmation = await mailbox.letter(writer, mailFacts.ticketOf, ({ subject }) => number.test(subject));
  const tid = number.exec(confirmation.subject)?.[0] ?? '';
  const story = await Case.find(printer, manager, tid);
  story.expect(mailWords.subject, story.ticket.subject, printer.text(mailWords.subject));
  story.tellFiling();

  printer.step(mailSteps.answered);
  says(printer, specialist, mailWords.question);
  await story.act(manager, { type: 'assign', to: specialist.shortId });
  await story.act(specialist, { type: 'reply', text: printer.text(mailWords.question) });
  const holds = (words: string) => (letter: { readonly text: string }) => letter.text.includes(words);
  const question = await mailbox.letter(writer, mailWords.question, holds(printer.text(mailWords.question)));

  printer.step(mailSteps.replied);
  writes(mailWords.reply);
  const asked = story.ticket.revision;
  await mailbox.answer(question, printer.text(mailWords.reply));
  await story.until(specialist, mailFacts.word, ({ revision }) => revision > asked);
  printer.fact(mailFacts.recorded, { text: await lastByLetter(specialist, story) });
  story.expect(mailFacts.word, await lastByLetter(specialist, story), printer.text(mailWords.reply));

  printer.step(mailSteps.solved);
  says(printer, specialist, mailWords.cause);
  const cause = printer.text(mailWords.cause);
  await story.act(specialist, {
    type: 'triage',
    outcome: 'estimate',
    text: cause,
    expectedAt: story.clock('triage').due,
  });
  says(printer, specialist, mailWords.solution);
  await story.act(specialist, { type: 'solve', kind: 'repair', text: printer.text(mailWords.solution) });

  printer.step(mailSteps.solutionCame);
  const solution = await mailbox.letter(writer, mailWords.solution, holds(printer.text(mailWords.solution)));

  printer.step(mailSteps.pressed);
  writes(mailWords.comment);
  await pressPage(printer, solution.text, printer.text(mailWords.comment));
  await story.until(specialist, factTexts.stage, ({ stage }) => stage === 'closed');

  printer.step(mailSteps.closed);
  story.tellStatus();
  story.expect(factTexts.ratingKept, story.ticket.ratings.at(-1)?.score, 'good');
  const { timeZone } = story.clock('triage');
  await tellTimeline(printer, specialist, story.ticket.links.timeline, (at) => printer.time(timeZone, at));
  await Promise.all([manager, specialist].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

/** What a letter said last. */
async function lastByLetter(reader: Person, { ticket }: Case): Promise<string> {
  const { items } = await reader.call<Timeline>('GET', `${ticket.links.timeline}?limit=100`, 200);
  return items.flatMap(({ message }) => (message?.channel === 'email' ? [message.text] : [])).at(-1) ?? '';
}

/** @throws Astray when the letter is not taken */
async function send(printer: Printer, port: number, letter: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false });
  try {
    const { response } = await transport.sendMail(letter);
    printer.fact(mailFacts.accepted, { answer: response });
  } catch (error) {
    throw new Astray(printer.text(mailFacts.notAccepted, { why: error instanceof Error ? error.message : '' }));
  } finally {
    transport.close();
  }
}
