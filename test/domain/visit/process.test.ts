/** A visit as the regulation tells it (SK-16, SK-17): agreed, waited for, worked, checked; and everything that goes otherwise. */
import { fold } from '../../../domain/process';
import { visitKind } from '../../../domain/visit';
import { author, catalogOf, builtIn, colleague, contracted, iso, msk, rulesOf, specialist } from '../ticket/story';
import { agreed, coordinator, fullAct, otherTechnician, ready, technician, VisitStory, working } from './story';

it('SK-16 every stage has an owner, from the request to the check', () => {
  const story = new VisitStory().open('2026-03-02 12:00');
  const seen: string[] = [];
  const see = () => seen.push(`${story.stage}: ${story.owes}`);
  see();
  story.does('2026-03-03 12:00', author, { type: 'ready' });
  see();
  const from = msk('2026-03-05 12:00');
  story.does('2026-03-03 13:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to: from + 7_200_000 });
  see();
  story.does('2026-03-03 14:00', author, { type: 'answer-slot', answer: 'confirm' });
  see();
  story.does('2026-03-05 11:00', technician, { type: 'depart' });
  see();
  story.does('2026-03-05 12:10', technician, { type: 'start' });
  see();
  story.does('2026-03-05 14:00', technician, fullAct);
  see();
  story.does('2026-03-05 15:00', specialist, { type: 'check', ok: true, text: 'Данные идут' });
  see();
  expect(seen).toEqual([
    'requested: coordinator offer-slot null',
    'requested: coordinator offer-slot 2026-03-30 18:00',
    'agreeing: author answer-slot 2026-03-04 18:00',
    'agreed: technician go 2026-03-05 12:00',
    'on-the-way: technician begin-work 2026-03-05 12:00',
    'working: technician leave-act 2026-03-30 18:00',
    'checking: responsible check-work 2026-03-06 18:00',
    'done: nobody nothing null',
  ]);
  expect(story.clock().stopped).toBe('2026-03-05 14:00');
  expect(fold(visitKind, story.events)).toEqual(story.visit);
});

it('SK-16 an agreed time without readiness waits for the vehicle, and nobody drives off to it', () => {
  const story = agreed(new VisitStory().open('2026-03-02 12:00'), '2026-03-05');
  expect(story.stage).toBe('waiting-vehicle');
  expect(story.owes).toBe('author say-ready 2026-03-05 12:00');
  expect(story.give('2026-03-05 10:00', technician, { type: 'depart' })).toBe('vehicle-not-ready');
  story.does('2026-03-05 10:30', author, { type: 'ready' });
  expect(story.stage).toBe('agreed');
  story.does('2026-03-05 10:40', technician, { type: 'depart' });
});

it.each([
  ['two days ahead', '2026-03-03 08:00', ['eve 2026-03-04 12:00', 'soon 2026-03-05 10:00', 'due 2026-03-05 12:00']],
  ['the same morning', '2026-03-05 08:00', ['soon 2026-03-05 10:00', 'due 2026-03-05 12:00']],
  ['within the hour', '2026-03-05 11:30', ['due 2026-03-05 12:00']],
])('SK-16 an agreed time is reminded of by what still lies ahead: agreed %s', (_, at, reminders) => {
  const story = agreed(ready(), '2026-03-05', at).pass('2026-03-05 12:00');
  expect(story.told.filter((line) => line.startsWith('slot '))).toEqual(reminders.map((line) => `slot ${line}`));
});

it('SK-16 a time can be declined, moved by the client, and an offer that nobody answers frees the technician', () => {
  const story = ready();
  const from = msk('2026-03-05 12:00');
  const to = from + 3_600_000;
  story.does('2026-03-03 10:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to });
  story.does('2026-03-03 11:00', author, { type: 'answer-slot', answer: 'decline' });
  expect([story.stage, story.owes, story.visit.slot]).toEqual([
    'agreeing',
    'coordinator offer-slot 2026-03-27 18:00',
    null,
  ]);
  story.does('2026-03-03 12:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to });
  const moved = { from: from + 86_400_000, to: to + 86_400_000 };
  story.does('2026-03-03 13:00', author, { type: 'answer-slot', answer: 'move', ...moved });
  expect(story.owes).toBe('coordinator answer-slot 2026-03-04 18:00');
  expect(story.give('2026-03-03 13:10', author, { type: 'answer-slot', answer: 'confirm' })).toBe('own-slot');
  story.does('2026-03-03 13:20', coordinator, { type: 'answer-slot', answer: 'confirm' });
  expect(story.visit.slot).toMatchObject(moved);
  const silent = ready().does('2026-03-03 10:00', coordinator, {
    type: 'offer-slot',
    technician: 'tc-01',
    from: from + 172_800_000,
    to: to + 172_800_000,
  });
  silent.pass('2026-03-04 18:00');
  expect(silent.visit.slot).toBeNull();
  expect(silent.told).toContain('slot-answer due 2026-03-04 18:00');
});

it.each([
  ['a slot in the past', { technician: 'tc-01', from: -1, to: 60 }, 'slot-in-past'],
  ['too short', { technician: 'tc-01', from: 60, to: 70 }, 'slot-out-of-range'],
  ['too long', { technician: 'tc-01', from: 60, to: 60 + 13 * 60 }, 'slot-out-of-range'],
  ['a technician of another desk', { technician: 'tc-77', from: 60, to: 120 }, 'unknown-technician'],
])('SK-16 %s is refused and changes nothing', (_name, { technician: who, from, to }, code) => {
  const story = ready();
  const before = story.visit;
  const now = msk('2026-03-03 10:00');
  const slot = { type: 'offer-slot', technician: who, from: now + from * 60_000, to: now + to * 60_000 } as const;
  expect(story.give(now, coordinator, slot)).toBe(code);
  expect(story.visit).toEqual(before);
});

it('SK-16 who lacks a skill, is absent, off or busy gets no slot', () => {
  const story = ready();
  const from = msk('2026-03-05 12:00');
  const offer = { type: 'offer-slot', technician: 'tc-01', from, to: from + 3_600_000 } as const;
  for (const engaged of ['technician-off', 'technician-absent', 'technician-busy'] as const) {
    story.says.engaged = engaged;
    expect(story.give('2026-03-03 10:00', coordinator, offer)).toBe(engaged);
  }
  const skilled = new VisitStory().open('2026-03-02 12:00', { skills: ['video'] });
  expect(skilled.give('2026-03-03 10:00', coordinator, offer)).toBe('technician-lacks-skill');
});

it('SK-16 the act before the start, a second act, and one that lacks what the regulation asks for, are refused', () => {
  const early = agreed(ready(), '2026-03-05');
  expect(early.give('2026-03-05 12:00', technician, fullAct)).toBe('not-started');
  expect(early.give('2026-03-05 12:00', otherTechnician, { type: 'start' })).toBe('not-your-visit');
  const story = working();
  const lacking = [
    [{ checklist: ['power-checked'] }, 'checklist-incomplete'],
    [{ attachments: [] }, 'photos-missing'],
    [{ readings: undefined }, 'readings-missing'],
    [{ confirmedBy: undefined }, 'confirmation-missing'],
    // The client's signature shows nothing of the work.
    [{ signature: 'photo-1' }, 'photos-missing'],
    [{ checklist: [...fullAct.checklist, 'nonsense'] }, 'unknown-checkpoint'],
    [{ doneAt: msk('2026-03-05 12:00') }, 'out-of-order'],
    [{ doneAt: msk('2026-03-05 15:00') }, 'report-from-future'],
  ] as const;
  for (const [change, code] of lacking) {
    const body = { ...fullAct, ...change };
    expect(story.give('2026-03-05 14:00', technician, JSON.parse(JSON.stringify(body)) as typeof fullAct)).toBe(code);
  }
  story.does('2026-03-05 14:00', technician, fullAct);
  expect(story.give('2026-03-05 14:01', technician, fullAct)).toBe('act-stands');
});

it('SK-16 an act from a phone that was offline counts from when the work was done', () => {
  const story = agreed(ready(), '2026-03-05');
  story.does('2026-03-06 10:00', technician, { type: 'start', at: msk('2026-03-05 12:10') });
  story.does('2026-03-06 10:01', technician, { ...fullAct, doneAt: msk('2026-03-05 13:30') });
  expect(story.clock().stopped).toBe('2026-03-05 13:30');
  expect(story.visit.act).toMatchObject({ doneAt: msk('2026-03-05 13:30'), receivedAt: msk('2026-03-06 10:01') });
});

it('SK-16 the act keeps what the client signed on the spot, and counts it as no photo', () => {
  const story = working();
  const attachments = ['photo-1', 'signed'];
  story.does('2026-03-05 14:00', technician, { ...fullAct, attachments, signature: 'signed' });
  expect(story.visit.act).toMatchObject({ confirmed: true, signature: 'signed' });
  expect(story.events.find(({ type }) => type === 'work-done')).toMatchObject({ photos: 1, signature: 'signed' });
});

it('SK-16 HD-9 an act by which another visit is needed says what has to be brought along', () => {
  const story = working();
  const needs = [{ part: 'RELAY', quantity: 2 }];
  story.does('2026-03-05 14:00', technician, { type: 'act', outcome: 'another-visit', text: 'Нет реле', needs });
  expect([story.stage, story.visit.needs]).toEqual(['needs-another', needs]);
});

it('SK-16 work that does not hold was not done: the clock runs on as if it had never stopped', () => {
  const story = working();
  const { due } = story.clock();
  story.does('2026-03-05 14:00', technician, fullAct);
  story.does('2026-03-06 15:00', specialist, { type: 'check', ok: false, text: 'Данных нет' });
  expect([story.stage, story.clock().due, story.clock().stopped]).toEqual(['needs-another', due, null]);
  agreed(story, '2026-03-10').does('2026-03-10 12:00', technician, { type: 'start' });
  story
    .does('2026-03-10 13:00', technician, fullAct)
    .does('2026-03-10 14:00', specialist, { type: 'check', ok: true, text: 'Есть' });
  expect(story.stage).toBe('done');
});

it('SK-17 a no-show takes readiness back, the next agreed time gives it again, and after so many it is handed back', () => {
  const story = agreed(ready(), '2026-03-05').does('2026-03-05 11:00', technician, { type: 'depart' });
  expect(story.give('2026-03-05 12:20', technician, { type: 'no-show', proof: 'ждал' })).toBe('no-show-too-early');
  story.does('2026-03-05 12:30', technician, { type: 'no-show', proof: 'ждал' });
  expect([story.stage, story.owes, story.clock().stopped]).toEqual([
    'no-show',
    'coordinator offer-slot null',
    '2026-03-05 12:30',
  ]);
  agreed(story, '2026-03-12', '2026-03-10 10:00');
  expect(story.clock()).toMatchObject({ started: '2026-03-10 10:00', due: '2026-04-03 18:00', count: 2 });
  story.does('2026-03-12 13:00', technician, { type: 'no-show', proof: 'ждал' });
  agreed(story, '2026-03-19').does('2026-03-19 13:00', technician, { type: 'no-show', proof: 'ждал' });
  expect([story.visit.noShows.length, story.owes]).toEqual([3, 'responsible decide-visit 2026-03-20 18:00']);
  agreed(story, '2026-03-25');
  expect([story.visit.handedBackAt, story.stage]).toEqual([null, 'agreed']);
});

it('SK-17 where the regulation keeps readiness, a no-show leaves the clock running', () => {
  const kept = rulesOf(contracted(builtIn('skai'), { visits: { noShow: { readiness: 'kept', source: '5' } } }));
  const story = agreed(new VisitStory(kept, catalogOf(kept)).open('2026-03-02 12:00', { readyAt: 0 }), '2026-03-05');
  const { due } = story.clock();
  story.does('2026-03-05 13:00', technician, { type: 'no-show', proof: 'ждал' });
  expect(story.clock()).toMatchObject({ due, stopped: null, count: 1 });
});

it('SK-16 who may what: a colleague without the ticket, a client on the spot, a technician at the desk', () => {
  const story = agreed(ready(), '2026-03-05');
  expect(story.give('2026-03-05 09:00', colleague, { type: 'withdraw-ready', reason: 'r' })).toBe('not-allowed');
  expect(story.give('2026-03-05 09:00', author, { type: 'start' })).toBe('not-allowed');
  expect(story.give('2026-03-05 09:00', technician, { type: 'check', ok: true, text: 't' })).toBe('not-allowed');
  story.does('2026-03-05 09:00', author, { type: 'cancel', reason: 'продали' });
  expect(story.visit.ended).toMatchObject({ how: 'cancelled', by: 'client' });
  expect(story.give('2026-03-05 09:10', author, { type: 'ready' })).toBe('visit-ended');
});

it('SK-16 an offer does not outlive the time that it offers', () => {
  const story = ready();
  const from = msk('2026-03-04 10:00');
  story.does('2026-03-03 17:00', coordinator, { type: 'offer-slot', technician: 'tc-01', from, to: from + 3_600_000 });
  expect(story.owes).toBe('author answer-slot 2026-03-04 10:00');
  story.pass('2026-03-04 10:01');
  expect([story.visit.slot, story.owes]).toEqual([null, 'coordinator offer-slot 2026-03-27 18:00']);
});

it('SK-17 where the term counts from the request alone, nobody waits for a word', () => {
  const rules = rulesOf(contracted(builtIn('skai'), { visits: { startsWhen: 'requested', source: '5' } }));
  const story = new VisitStory(rules, catalogOf(rules)).open('2026-03-02 12:00');
  expect(story.clock()).toMatchObject({ started: '2026-03-02 12:00', due: '2026-03-27 18:00' });
  agreed(story, '2026-03-05');
  expect([story.stage, story.owes]).toEqual(['agreed', 'technician go 2026-03-05 12:00']);
  story.does('2026-03-05 11:00', technician, { type: 'depart' });
});

it('SK-17 readiness named for later and taken back leaves no trace in what happened; ready after the agreed time is planned anew', () => {
  const story = new VisitStory()
    .open('2026-03-02 12:00')
    .does('2026-03-03 12:00', author, { type: 'ready', from: msk('2026-04-06 12:00') });
  story.does('2026-03-03 13:00', author, { type: 'withdraw-ready', reason: 'r' });
  expect(iso(story.visit.lastAt)).toBe('2026-03-03 13:00');
  const still = rulesOf(contracted(builtIn('skai'), { visits: { withdrawal: 'stands', source: '5' } }));
  const early = new VisitStory(still, catalogOf(still)).open('2026-03-02 12:00');
  early.does('2026-03-03 12:00', author, { type: 'ready', from: msk('2026-04-06 12:00') });
  early.does('2026-03-03 13:00', author, { type: 'withdraw-ready', reason: 'r' });
  early.does('2026-03-04 12:00', author, { type: 'ready' });
  expect(early.clock()).toMatchObject({ started: '2026-03-04 12:00', due: '2026-03-31 18:00' });
  const late = agreed(new VisitStory().open('2026-03-02 12:00'), '2026-03-05');
  late.does('2026-03-04 09:00', author, { type: 'ready', from: msk('2026-03-10 09:00') });
  expect([late.stage, late.owes]).toEqual(['waiting-vehicle', 'coordinator offer-slot 2026-04-03 18:00']);
});
