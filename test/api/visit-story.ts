/** What the proofs of a visit's views and words share. */
import { visitKind } from '../../domain/visit';
import type { VisitState } from '../../domain/visit';
import { author, msk } from '../domain/ticket/story';
import { VisitStory, agreed, coordinator, fullAct, technician, visitPart } from '../domain/visit/story';
import type { Json } from './harness';

export const order = { type: 'order-parts', supplier: 'Завод', lines: [{ part: 'FLS-200', quantity: 2 }] } as const;
export const lines = [{ part: 'RELAY', quantity: 1 }];
export const van = [{ place: 'van-tc-01', part: 'RELAY', quantity: 1 }];

/** As it goes out; a field that is not declared, or not as declared, is a fault. */
export function declared(schema: { parse(value: unknown): unknown }, view: object): Json {
  const sent = JSON.parse(JSON.stringify(view)) as Json;
  expect(schema.parse(sent)).toEqual(sent);
  return sent;
}

/** Asked for, agreed, in vain, agreed again with spares and parts, done, checked: everything that a visit may say. */
export function longStory(): VisitStory {
  const story = new VisitStory().open('2027-01-11 09:00', { skills: ['telematics'] });
  story.says.stock = { 'van-tc-01/RELAY': 5 };
  story
    .does('2027-01-11 10:00', author, { type: 'ready', from: msk('2027-01-12 06:00') })
    .does('2027-01-11 11:00', author, { type: 'withdraw-ready', reason: 'ТС в рейсе' })
    .does('2027-01-12 10:00', author, { type: 'ready' })
    .does('2027-01-12 10:30', coordinator, { ...order, expectedAt: msk('2027-01-15 12:00') })
    .does('2027-01-12 10:40', coordinator, { type: 'ship-parts', order: 'cmd-5' })
    .does('2027-01-13 10:00', coordinator, { type: 'receive-parts', order: 'cmd-5' })
    .does('2027-01-13 10:10', coordinator, order)
    .does('2027-01-13 10:20', coordinator, { type: 'cancel-parts', order: 'cmd-8' })
    .does('2027-01-13 10:30', coordinator, { type: 'need-spares', lines })
    .does('2027-01-13 10:40', coordinator, { type: 'reserve-spares', lines: [{ ...van[0], quantity: 2 }] as never });
  for (const day of ['2027-01-14', '2027-01-15', '2027-01-18'])
    agreed(story, day).does(`${day} 14:00`, technician, { type: 'no-show', proof: 'ТС нет на месте' });
  agreed(story, '2027-01-19')
    .does('2027-01-19 08:10', visitPart, { type: 'follow-end', ticket: 'solved', side: 'desk' })
    .does('2027-01-19 08:20', visitPart, { type: 'follow-end', ticket: 'resumed', side: 'client' })
    .does('2027-01-19 08:30', visitPart, { type: 'follow-technician', technician: 'tc-01', now: 'absent' })
    .does('2027-01-19 08:40', coordinator, { type: 'decide', decision: 'keep' })
    .does('2027-01-19 11:00', technician, { type: 'depart' })
    .does('2027-01-19 12:00', technician, { type: 'start' })
    .does('2027-01-19 13:00', technician, { type: 'act', outcome: 'another-visit', text: 'Нет доступа' });
  agreed(story, '2027-01-20')
    .does('2027-01-20 12:00', technician, { type: 'start' })
    .does('2027-01-20 13:00', technician, { ...fullAct, spares: lines })
    .does('2027-01-20 15:00', coordinator, { type: 'check', ok: false, text: 'Нет данных' });
  return agreed(story, '2027-01-21')
    .does('2027-01-21 12:00', technician, { type: 'start' })
    .does('2027-01-21 13:00', technician, fullAct)
    .does('2027-01-21 15:00', coordinator, { type: 'check', ok: true, text: 'Данные идут' });
}

/** Each event of a story with the state after it. */
export function* steps(story: VisitStory): Generator<{ event: VisitStory['events'][number]; state: VisitState }> {
  let state: VisitState | null = null;
  for (const event of story.events) {
    if (event.type === 'visit-opened') state = visitKind.first(event);
    else if (state !== null) state = visitKind.evolve(state, event);
    if (state !== null) yield { event, state };
  }
}
