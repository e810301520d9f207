/** What holds of a visit, in whatever order the client, the desk and the technician speak, and however late. */
import fc from 'fast-check';
import type { Actor } from '../../../domain/policy/actor';
import { nextVisitDue, nextVisitStep, stageOf, visitKind, type LaterVisitCommand } from '../../../domain/visit';
import { abilities, fold, type Rules } from '../../../domain/process';
import { author, catalogOf, builtIn, contracted, msk, rulesOf, skai, specialist } from '../ticket/story';
import { accountDue } from '../process/support';
import { coordinator, fullAct, technician, visitPart, VisitStory } from './story';
import { size } from '../../support/size';

const stands = rulesOf(contracted(builtIn('skai'), { visits: { withdrawal: 'stands', source: '5' } }));
const hour = 3_600_000;
const lines = [{ part: 'p', quantity: 1 }];

type Word = (story: VisitStory, at: number) => readonly [Actor, LaterVisitCommand];
/** A word, and when: at the agreed time, or some minutes after the one before. */
type Turn = readonly [word: Word, minutes: number | 'slot'];
const says =
  (actor: Actor, body: LaterVisitCommand): Word =>
  () => [actor, body];
/** A report of something up to half a day ago. */
const reports =
  (type: 'depart' | 'start' | 'no-show', late: number): Word =>
  (_, at) => [technician, type === 'no-show' ? { type, proof: 'x', at: at - late } : { type, at: at - late }];
const offers =
  (actor: Actor, ahead: number): Word =>
  (_, at) => {
    const [from, to] = [at + ahead * hour, at + (ahead + 2) * hour];
    return actor === author
      ? [author, { type: 'answer-slot', answer: 'move', from, to }]
      : [actor, { type: 'offer-slot', technician: 'tc-01', from, to }];
  };
const orders =
  (type: 'receive-parts' | 'cancel-parts' | 'ship-parts', n: number): Word =>
  ({ visit }) => [coordinator, { type, order: visit.orders.at(-1 - n)?.id ?? 'none' }];

const late = fc.integer({ min: 0, max: 12 }).map((hours) => hours * hour);
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.constantFrom(
    says(author, { type: 'ready' }),
    says(author, { type: 'withdraw-ready', reason: 'x' }),
    says(author, { type: 'answer-slot', answer: 'confirm' }),
    says(coordinator, { type: 'answer-slot', answer: 'confirm' }),
    says(author, { type: 'answer-slot', answer: 'decline' }),
    says(coordinator, { type: 'order-parts', supplier: 's', lines }),
    says(technician, { type: 'act', outcome: 'another-visit', text: 'x' }),
    says(specialist, { type: 'check', ok: false, text: 'x' }),
    says(specialist, { type: 'check', ok: true, text: 'x' }),
    says(author, { type: 'cancel', reason: 'x' }),
    says(visitPart, { type: 'follow-end', ticket: 'solved', side: 'desk' }),
    says(visitPart, { type: 'follow-end', ticket: 'closed', side: 'client' }),
    says(visitPart, { type: 'follow-end', ticket: 'resumed', side: 'client' }),
    says(visitPart, { type: 'follow-technician', technician: 'tc-01', now: 'absent' }),
    says(visitPart, { type: 'follow-technician', technician: 'tc-01', now: 'back' }),
    says(coordinator, { type: 'decide', decision: 'keep' }),
    says(coordinator, { type: 'decide', decision: 'call-off' }),
  ),
  fc.integer({ min: 1, max: 300 }).map((ahead): Word => (_, at) => [
    author,
    { type: 'ready', from: at + ahead * hour },
  ]),
  fc.integer({ min: 1, max: 40 }).map((ahead) => offers(coordinator, ahead)),
  fc.integer({ min: 1, max: 40 }).map((ahead) => offers(author, ahead)),
  fc.tuple(fc.constantFrom('depart', 'start', 'no-show'), late).map(([type, ago]) => reports(type, ago)),
  late.map((ago): Word => (_, at) => [technician, { ...fullAct, doneAt: at - ago }]),
  fc
    .tuple(fc.constantFrom('receive-parts', 'cancel-parts', 'ship-parts'), fc.nat(3))
    .map(([type, n]) => orders(type, n)),
);
const turn: fc.Arbitrary<Turn> = fc.tuple(word, fc.integer({ min: 1, max: 1_500 }));
/** What usually follows in one go, so that stories reach their end. */
const agreement: fc.Arbitrary<readonly Turn[]> = fc.integer({ min: 2, max: 40 }).map((ahead) => [
  [offers(coordinator, ahead), 10],
  [says(author, { type: 'answer-slot', answer: 'confirm' }), 10],
]);
const trip: fc.Arbitrary<readonly Turn[]> = fc
  .tuple(fc.constantFrom('start', 'no-show', 'depart'), fc.integer({ min: 0, max: 2 }), fc.boolean())
  .map(([type, hours, worked]): readonly Turn[] => [
    [reports(type, 0), 'slot'],
    ...(worked ? ([[says(technician, fullAct), 60 * hours + 1]] as const) : []),
  ]);
const delivery: fc.Arbitrary<readonly Turn[]> = fc.integer({ min: 1, max: 3_000 }).map((minutes) => [
  [says(coordinator, { type: 'order-parts', supplier: 's', lines }), 10],
  [orders('receive-parts', 0), minutes],
]);
const words = fc
  .array(fc.oneof({ weight: 3, arbitrary: turn.map((each) => [each]) }, agreement, trip, delivery), {
    maxLength: 30,
    size: 'max',
  })
  .map((turns): readonly Turn[] => turns.flat());

/** Plays a story and looks at it after every word. @returns what was done */
function play(said: readonly Turn[], rules: Rules): Set<string> {
  const done = new Set<string>();
  let at = msk('2026-06-01 10:00');
  const story = new VisitStory(rules, catalogOf(rules)).open(at);
  for (const [next, minutes] of said) {
    const slot = story.visit.slot;
    at = minutes === 'slot' ? Math.max(at + 60_000, (slot?.from ?? at) + 40 * 60_000) : at + minutes * 60_000;
    const [actor, body] = next(story, at);
    const before = story.visit;
    const standing = { clientId: 'c-1', authorId: 'p-author', authorKind: 'person', sharedWith: [] } as const;
    const can = actor.kind === 'person' ? abilities(visitKind, before, actor, rules, standing, at)[body.type] : 'yes';
    const verdict = story.give(at, actor, body);
    // What is said to be refused is refused, whatever the words, and with that very code.
    if (can !== 'yes') expect([body.type, verdict]).toEqual([body.type, can]);
    if (verdict === 'done') done.add(body.type);
    const { visit } = story;
    const promises = visit.clocks.filter(({ from, stoppedAt }) => from === 'visit-ready' && stoppedAt === null);
    expect(promises.length).toBeLessThanOrEqual(1);
    // The term runs from both keys until the work is done, and stands or is gone without the second one.
    const keys = visit.readiness !== null && visit.act === null && visit.ended === null;
    if (keys) expect(promises).toHaveLength(1);
    if (visit.act !== null || visit.ended !== null) expect(promises).toEqual([]);
    const [promise] = promises;
    const begun = visit.trip.startedAt;
    if (promise !== undefined && begun !== null) expect(promise.startedAt).toBeLessThanOrEqual(begun);
    if (promise !== undefined && visit.readiness === null)
      expect(promise.pauses.some(({ cause, to }) => cause === 'not-ready' && to === null)).toBe(true);
    if (promise !== undefined && keys)
      expect(promise.pauses.some(({ cause, to }) => cause === 'not-ready' && to === null)).toBe(false);
    for (const { pauses } of visit.clocks)
      for (const { from, to } of pauses) expect(to === null || to >= from).toBe(true);
    if (visit.ended === null) expect(nextVisitStep(visit).owes).not.toBe('nobody');
    // Doubts and the duty to decide go together, and with them a date.
    const decisions = visit.clocks.filter(({ from, stoppedAt }) => from === 'visit-in-doubt' && stoppedAt === null);
    expect(decisions).toHaveLength(visit.doubts.length > 0 ? 1 : 0);
    if (visit.doubts.length > 0) expect(nextVisitStep(visit).until).not.toBeNull();
    if (visit.act !== null || visit.ended !== null) expect(visit.doubts).toEqual([]);
    expect(stageOf(visit)).toBe(story.stage);
  }
  expect(fold(visitKind, story.events)).toEqual(story.visit);
  for (const [i, event] of story.events.entries())
    expect(event.at).toBeGreaterThanOrEqual(story.events[i - 1]?.at ?? 0);
  // Every clock's account gives its due instant, of those too that the state has let go.
  for (const clock of story.clocks)
    expect([clock.key, accountDue(clock, story.catalog)]).toEqual([clock.key, clock.aim.due]);
  expect(visitKind.hasEnded(story.visit) && nextVisitDue(story.visit) !== null).toBe(false);
  return done;
}

it.each([
  ['anew', skai],
  ['stands', stands],
] as const)('SK-16 SK-17 one promise at most, an owner always, and a record that folds: %s', (_, rules) => {
  fc.assert(
    fc.property(words, (said) => void play(said, rules)),
    { numRuns: size(120) },
  );
});

it('the stories above reach every corner of a visit', () => {
  const done = fc.sample(words, { seed: 17, numRuns: 250 }).flatMap((said) => [...play(said, skai)]);
  const wanted = [
    'ready',
    'withdraw-ready',
    'decide',
    'depart',
    'start',
    'no-show',
    'act',
    'check',
    'cancel',
    'receive-parts',
  ];
  expect(wanted.filter((type) => !done.includes(type))).toEqual([]);
});
