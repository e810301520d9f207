/** Agreed visits whose ticket has ended, or whose technician is not there: somebody decides, in time (DESIGN section 12). */
import { fold } from '../../../domain/process';
import { visitKind, type LaterVisitCommand } from '../../../domain/visit';
import { author, manager, msk, specialist } from '../ticket/story';
import { agreed, coordinator, fullAct, ready, technician, visitPart, working, type VisitStory } from './story';

const ends = (ticket: 'solved' | 'closed' | 'resumed'): LaterVisitCommand => ({
  type: 'follow-end',
  ticket,
  side: 'client',
});
const is = (now: 'absent' | 'inactive' | 'back', who = 'tc-01'): LaterVisitCommand => ({
  type: 'follow-technician',
  technician: who,
  now,
});
const keep = { type: 'decide', decision: 'keep', reason: 'Клиент ждёт' } as const;
const callOff = { type: 'decide', decision: 'call-off' } as const;
/** Agreed for Thursday, 5 March, 12:00 to 14:00 in Moscow. */
const story = () => agreed(ready(), '2026-03-05', '2026-03-03 09:00');
const doubts = ({ visit }: VisitStory) => visit.doubts.map(({ because }) => because);

/** The letters of the last event of a kind: to whom, and which. */
function lettersOf(told: VisitStory, type: VisitStory['events'][number]['type']): readonly string[] {
  const event = told.events.findLast((each) => each.type === type);
  return event === undefined
    ? []
    : (visitKind.notices?.(event, told.visit, told.rules, null) ?? []).flatMap(({ kind, audience }) =>
        // Those who follow the ticket are told what its author is.
        audience === 'readers' ? [] : [`${kind} ${audience}`],
      );
}

describe('SK-16 F4 the ticket closes', () => {
  it.each<[string, (to: VisitStory) => VisitStory]>([
    ['nothing offered', (to) => to],
    ['a time offered', (to) => to.does('2026-03-03 09:00', coordinator, offerOf('tc-01', '2026-03-05'))],
    ['after a decline', (to) => agreed(to, '2026-03-05', '2026-03-03 09:00').does('2026-03-03 09:10', author, decline)],
    [
      'after a no-show',
      (to) => agreed(to, '2026-03-03', '2026-03-03 09:00').does('2026-03-03 14:00', technician, noShow),
    ],
  ])('%s: a visit without an agreed time is called off, and client and coordinator are told', (_, before) => {
    const told = before(ready());
    told.does('2026-03-03 18:00', visitPart, ends('closed'));
    expect([told.stage, told.visit.ended?.by]).toEqual(['cancelled', 'client']);
    expect(lettersOf(told, 'visit-cancelled')).toEqual([
      'visit-closed-with-ticket author',
      'visit-closed-with-ticket coordinator',
    ]);
    expect(told.visit.slot).toBeNull();
    expect(visitKind.hasEnded(told.visit)).toBe(true);
  });

  it.each([
    ['one working day', '2026-03-03 10:00', '2026-03-04 18:00'],
    ['two hours before the slot, where that is earlier', '2026-03-04 10:00', '2026-03-05 10:00'],
    ['never in the past', '2026-03-05 11:30', '2026-03-05 11:30'],
  ])('an agreed one stays, and the coordinator decides: %s', (_, at, until) => {
    const told = story().does(at, visitPart, ends('closed'));
    expect([told.stage, told.owes]).toEqual(['agreed', `coordinator decide ${until}`]);
    expect(lettersOf(told, 'visit-in-doubt')).toEqual(['visit-in-doubt technician', 'visit-in-doubt coordinator']);
    const event = told.events.findLast(({ type }) => type === 'visit-in-doubt');
    expect(event).toMatchObject({ technician: 'tc-01', from: msk('2026-03-05 12:00'), until: msk(until) });
    // Nobody decided in time: whoever owes it hears of it, and the managers.
    told.pass('2026-03-05 11:59');
    expect(told.told).toContain(`visit-decision due ${until}`);
    expect(fold(visitKind, told.events)).toEqual(told.visit);
  });

  it('under way it stays as well; kept, the technician goes on', () => {
    const told = working().does('2026-03-05 12:30', visitPart, ends('closed'));
    expect([told.stage, told.owes]).toEqual(['working', 'coordinator decide 2026-03-05 12:30']);
    expect(told.give('2026-03-05 12:40', coordinator, callOff)).toBe('trip-under-way');
    told.does('2026-03-05 12:40', coordinator, keep);
    expect(told.owes).toMatch(/^technician leave-act /);
  });

  it('work that is done answers the question by itself, and its end asks nobody anything', () => {
    const told = working()
      .does('2026-03-05 12:30', visitPart, ends('closed'))
      .does('2026-03-05 13:00', technician, fullAct);
    expect([doubts(told), told.owes]).toEqual([[], 'responsible check-work 2026-03-06 18:00']);
    told
      .does('2026-03-05 13:10', visitPart, ends('closed'))
      .does('2026-03-05 14:00', specialist, { type: 'check', ok: true, text: 'Да' });
    expect([told.stage, doubts(told)]).toEqual(['done', []]);
  });
});

describe('SK-16 F4 decide', () => {
  it('keep: the technician goes, the client who saw the ticket end is told, and nothing is left to decide', () => {
    const told = story()
      .does('2026-03-03 10:00', visitPart, ends('closed'))
      .does('2026-03-03 11:00', coordinator, keep);
    expect([told.stage, told.owes]).toEqual(['agreed', 'technician go 2026-03-05 12:00']);
    expect(lettersOf(told, 'doubt-settled')).toEqual(['visit-kept technician', 'visit-kept author']);
    expect(told.clock('visit-decision').stopped).toBe('2026-03-03 11:00');
    expect(told.give('2026-03-03 12:00', manager, keep)).toBe('nothing-to-decide');
  });

  it('call-off: cancelled by the desk, the time is free again', () => {
    const told = story()
      .does('2026-03-03 10:00', visitPart, ends('closed'))
      .does('2026-03-03 11:00', coordinator, callOff);
    expect([told.stage, told.visit.ended?.by, told.visit.slot, doubts(told)]).toEqual(['cancelled', 'desk', null, []]);
    expect(lettersOf(told, 'slot-released')).toEqual(['slot-released technician', 'slot-released coordinator']);
    // Author and responsible are told by the ticket.
    expect(lettersOf(told, 'visit-cancelled')).toEqual(['visit-cancelled coordinator', 'visit-cancelled technician']);
    expect(told.give('2026-03-03 12:00', coordinator, callOff)).toBe('visit-ended');
  });

  it.each([
    ['specialist', specialist],
    ['technician', technician],
    ['author', author],
  ] as const)('is the business of whoever sends technicians, not of a %s', (_, actor) => {
    const told = story().does('2026-03-03 10:00', visitPart, ends('closed'));
    expect(told.give('2026-03-03 11:00', actor, keep)).toBe('not-allowed');
  });

  it('another time that the desk offers says that it goes ahead; one that the client asks for does not', () => {
    const told = story().does('2026-03-03 10:00', visitPart, ends('closed'));
    const from = msk('2026-03-09 12:00');
    told.does('2026-03-03 11:00', author, { type: 'answer-slot', answer: 'move', from, to: from + 7_200_000 });
    expect(told.owes).toBe('coordinator decide 2026-03-04 18:00');
    told.does('2026-03-03 12:00', coordinator, { type: 'answer-slot', answer: 'confirm' });
    expect([doubts(told), told.owes]).toEqual([[], 'technician go 2026-03-09 12:00']);
  });
});

describe('SK-16 F4 the ticket is solved while a visit is agreed', () => {
  it('somebody decides; closing asks once more, an objection takes the question back', () => {
    const told = story().does('2026-03-03 10:00', visitPart, ends('solved'));
    expect([doubts(told), told.owes]).toEqual([['ticket-solved'], 'coordinator decide 2026-03-04 18:00']);
    const closed = story()
      .does('2026-03-03 10:00', visitPart, ends('solved'))
      .does('2026-03-03 10:30', visitPart, ends('closed'));
    expect([doubts(closed), closed.owes]).toEqual([['ticket-closed'], 'coordinator decide 2026-03-04 18:00']);
    told.does('2026-03-03 11:00', visitPart, ends('resumed'));
    expect([doubts(told), told.owes]).toEqual([[], 'technician go 2026-03-05 12:00']);
    expect(lettersOf(told, 'doubt-settled')).toEqual(['visit-kept technician', 'visit-kept coordinator']);
  });

  it('nothing is asked of a visit that has no time yet', () => {
    const told = ready().does('2026-03-03 10:00', visitPart, ends('solved'));
    expect([doubts(told), told.owes.split(' ').slice(0, 2)]).toEqual([[], ['coordinator', 'offer-slot']]);
  });
});

describe('SK-16 F12 the technician is not there', () => {
  it.each([
    ['absent', 'technician-absent'],
    ['inactive', 'technician-inactive'],
  ] as const)('%s: an agreed visit is decided on', (now, because) => {
    const told = story().does('2026-03-03 10:00', visitPart, is(now));
    expect([doubts(told), told.owes]).toEqual([[because], 'coordinator decide 2026-03-04 18:00']);
    // Another technician, another time: the question is gone, and the time agreed anew is the client's to answer.
    told.does('2026-03-03 11:00', coordinator, offerOf('tc-02', '2026-03-06'));
    expect([doubts(told), told.clock('visit-decision').stopped]).toEqual([[], '2026-03-03 11:00']);
  });

  it('a time that is only offered is given back, and the client hears of it', () => {
    const told = ready().does('2026-03-03 09:00', coordinator, offerOf('tc-01', '2026-03-05'));
    told.does('2026-03-03 10:00', visitPart, is('absent'));
    expect([told.visit.slot, told.owes.split(' ').slice(0, 2)]).toEqual([null, ['coordinator', 'offer-slot']]);
    expect(lettersOf(told, 'slot-released')).toEqual(
      ['author', 'technician', 'coordinator'].map((whom) => `slot-released ${whom}`),
    );
    expect(told.clock('slot-answer').stopped).toBe('2026-03-03 10:00');
  });

  it('an absence that is taken back leaves the visit as agreed, unless its ticket has ended', () => {
    const told = story()
      .does('2026-03-03 10:00', visitPart, is('absent'))
      .does('2026-03-03 11:00', visitPart, is('back'));
    expect([doubts(told), told.owes]).toEqual([[], 'technician go 2026-03-05 12:00']);
    told
      .does('2026-03-03 12:00', visitPart, is('absent'))
      .does('2026-03-03 12:10', visitPart, ends('closed'))
      .does('2026-03-03 13:00', visitPart, is('back'));
    expect([doubts(told), told.owes]).toEqual([['ticket-closed'], 'coordinator decide 2026-03-04 18:00']);
  });

  it('says nothing of a visit on which another technician goes by now', () => {
    const told = story().does('2026-03-03 10:00', visitPart, is('absent', 'tc-02'));
    expect(doubts(told)).toEqual([]);
  });
});

const decline = { type: 'answer-slot', answer: 'decline' } as const;
const noShow = { type: 'no-show', proof: 'ТС нет на месте' } as const;

function offerOf(who: string, day: string): LaterVisitCommand {
  const from = msk(`${day} 12:00`);
  return { type: 'offer-slot', technician: who, from, to: from + 7_200_000 };
}
