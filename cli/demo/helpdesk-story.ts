import { factTexts, stepTexts } from '../../texts/demo';
import { deskFacts } from '../../texts/demo-desks';
import { helpdeskFacts, helpdeskSteps, helpdeskWords } from '../../texts/demo-helpdesk';
import { Case } from './case';
import type { Person } from './person';
import type { Printer } from './printer';
import type { RunningProduct } from './running-product';
import { enter, says, tellDue, tellTimeline } from './telling';

const desk = 'helpdesk';
const minute = 60_000;

interface Refusal {
  readonly title: string;
  readonly errors?: readonly { readonly detail: string }[];
}

/**
 * Plays a fault of a client whose contract has priority rules, from the call to the consent to close it.
 *
 * @throws Astray when the product does anything else than the story tells
 */
export async function playHelpdesk(product: RunningProduct, printer: Printer): Promise<void> {
  printer.step(stepTexts.people);
  const client = await enter(product, printer, desk, 'client', 'Алексей Смирнов');
  const taker = await enter(product, printer, desk, 'specialist');
  const access = await enter(product, printer, desk, 'specialist', 'Роман Тихонов');
  const story = await called(printer, client, taker, product.account(desk, 'client', 'Алексей Смирнов').email);
  await repaired(printer, story, taker, access);
  await agreed(printer, story, access);

  printer.step(helpdeskSteps.log);
  says(printer, taker);
  await tellTimeline(printer, taker, story.ticket.links.timeline, (at) =>
    printer.time(story.clock('restoration').timeZone, at),
  );
  await Promise.all([client, taker, access].map((person) => person.signOut()));
  printer.good(factTexts.done);
}

async function called(printer: Printer, client: Person, taker: Person, onBehalfOf: string): Promise<Case> {
  const filing = {
    ...{ desk, requestType: 'fault', channel: 'phone', onBehalfOf },
    subject: printer.text(helpdeskWords.subject),
    text: printer.text(helpdeskWords.problem),
  };
  printer.step(helpdeskSteps.refused);
  says(printer, client, helpdeskWords.problem);
  const refused = await taker.call<Refusal>('POST', '/api/v1/tickets', 422, { ...filing, fields: {} });
  for (const { detail } of refused.errors ?? []) printer.fact(helpdeskFacts.refused, { reason: detail });

  printer.step(helpdeskSteps.call);
  says(printer, taker);
  const fields = {
    contact: client.name,
    phone: '+7 495 111-11-11',
    since: printer.text(helpdeskWords.since),
    extent: 'site',
    power: true,
  };
  const story = await Case.file(printer, taker, { ...filing, fields });
  story.tellFiling();
  printer.fact(helpdeskFacts.priority, { priority: story.ticket.titles.priority });
  return story;
}

async function repaired(printer: Printer, story: Case, taker: Person, access: Person): Promise<void> {
  printer.step(helpdeskSteps.questions);
  says(printer, taker);
  const answers = { restarted: true, helped: 'not', others: 'down' };
  await story.act(taker, { type: 'answer-questions', list: 'localisation', answers });
  tellAnswers(printer, story);

  printer.step(helpdeskSteps.tests);
  says(printer, taker, helpdeskWords.line);
  await story.act(taker, { type: 'assign', to: taker.shortId });
  await story.act(taker, { type: 'record-test', test: 'node', result: 'reachable' });
  const text = printer.text(helpdeskWords.line);
  await story.act(taker, { type: 'record-test', test: 'line', result: 'down', text });
  for (const { test, result, suggests } of story.ticket.tests ?? []) {
    const service = suggests?.title ?? '—';
    printer.fact(helpdeskFacts.zone, { test: test.title, result: result.title, service });
  }

  printer.step(helpdeskSteps.handOver);
  tellDue(printer, story.clock('hand-over'));
  says(printer, access);
  await story.act(access, { type: 'accept' });
  printer.fact(deskFacts.holder, { service: story.ticket.services?.holds?.title ?? '' });

  printer.step(helpdeskSteps.estimate);
  says(printer, access, helpdeskWords.estimate);
  const estimate = { outcome: 'estimate', expectedAt: inMinutes(90), text: printer.text(helpdeskWords.estimate) };
  await story.act(access, { type: 'triage', ...estimate });
  tellDue(printer, story.clock('estimate'));

  printer.step(helpdeskSteps.renewed);
  says(printer, access, helpdeskWords.renewed);
  const renewed = { expectedAt: inMinutes(150), text: printer.text(helpdeskWords.renewed) };
  await story.act(access, { type: 'estimate', ...renewed });
  tellDue(printer, story.clock('estimate'));
}

async function agreed(printer: Printer, story: Case, access: Person): Promise<void> {
  printer.step(helpdeskSteps.restored);
  says(printer, access, helpdeskWords.restored);
  await story.act(access, { type: 'solve', kind: 'repair', text: printer.text(helpdeskWords.restored) });
  tellDue(printer, story.clock('client-call'));

  printer.step(helpdeskSteps.unagreed);
  says(printer, access);
  const close = { type: 'close', reason: 'confirmed-by-phone' };
  const refused = await access.call<Refusal>('POST', `${story.ticket.links.self}/commands`, 422, close);
  printer.fact(helpdeskFacts.refused, { reason: refused.title });

  const call = (outcome: string, words: (typeof helpdeskWords)['agreed' | 'noAnswer']) => {
    says(printer, access, words);
    return story.act(access, { type: 'log-call', direction: 'out', outcome, text: printer.text(words) });
  };
  printer.step(helpdeskSteps.again);
  await call('not-reached', helpdeskWords.noAnswer);
  tellDue(printer, story.clock('client-call'));

  printer.step(helpdeskSteps.agreed);
  const answers = { restored: true, agreed: true };
  await story.act(access, { type: 'answer-questions', list: 'closing', answers });
  tellAnswers(printer, story);
  await call('agreed', helpdeskWords.agreed);
  story.expect(factTexts.stage, story.ticket.stage, 'closed');
}

/** What the client has answered last to the list that is asked now. */
function tellAnswers(printer: Printer, { ticket }: Case): void {
  for (const { asked, answered } of ticket.questions ?? [])
    for (const { title, text } of asked ? (answered?.answers ?? []) : [])
      printer.fact(helpdeskFacts.answer, { question: title, answer: text });
}

function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * minute).toISOString();
}
