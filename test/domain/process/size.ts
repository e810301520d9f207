/** How large states grow. */
import { advance } from '../../../domain/process';
import { ticketKind, type LaterBody } from '../../../domain/ticket';
import {
  author,
  catalogOf,
  directory,
  msk,
  sender,
  skai,
  specialist,
  standing,
  Story,
  world,
  type Command,
} from '../ticket/story';
import { minute } from './support';

const digest = 'd'.repeat(64);
/** As the store pins them. */
const pinned = { ...skai, pin: { digest, calendars: 'c'.repeat(64) } };
const catalog = catalogOf(pinned);

/** Characters of JSON of a ticket's state after so many replies of its client, so many of them after it was closed. */
export function stateSize(replies: number, late: number): number {
  let state = new Story(pinned, catalog).file('2026-11-23 10:00').ticket;
  let at = msk('2026-11-23 10:01');
  const say = (actor: Command['actor'], body: LaterBody): void => {
    at += minute;
    const command: Command = { id: `c-${at}`, actor, channel: 'portal', receivedAt: at, storedAt: at, body };
    const step = advance(ticketKind, { state, commands: [command], now: at, catalog, directory, standing, world });
    state = step.state ?? state;
  };
  for (let n = 0; n < replies - late; n += 1) say(author, { type: 'reply', text: 'x' });
  say(author, { type: 'close' });
  for (let n = 0; n < late; n += 1) say(author, { type: 'reply', text: 'x' });
  return JSON.stringify(state).length;
}

/** Of a ticket with three visits, five orders of parts and most of what else can run. */
export function mostDue(): number {
  const story = new Story(pinned, catalog).file('2026-11-23 10:00', { topic: 'remote-diagnostics', vehicles: 3 });
  const expectedAt = msk('2026-11-25 12:00');
  story.does('2026-11-23 11:00', specialist, { type: 'triage', outcome: 'estimate', text: 'x', expectedAt });
  for (const _ of [1, 2, 3, 4, 5])
    story.does('2026-11-23 12:00', specialist, {
      type: 'order-parts',
      supplier: 'supplier',
      lines: [{ part: 'terminal', quantity: 1 }],
      expectedAt: msk('2026-12-01 12:00'),
    });
  for (const _ of [1, 2, 3])
    story.does('2026-11-23 13:00', author, {
      type: 'request-visit',
      subject: '54',
      address: 'a',
      contact: 'c',
      vehicles: 1,
    });
  story.does('2026-11-23 14:00', specialist, { type: 'wait', reason: 'client-details', until: expectedAt });
  story
    .does('2026-11-24 10:00', specialist, { type: 'solve', text: 'x', kind: 'answer' })
    .delivered('2026-11-24 10:05');
  story.does('2026-11-24 11:00', author, { type: 'reply', text: 'no' });
  story.does('2026-11-24 12:00', specialist, { type: 'reply', text: 'x' });
  story.does('2026-11-24 12:00', sender, {
    type: 'delivery-report',
    noticeId: 'n',
    kind: 'answer',
    subject: null,
    state: 'failed',
    deliveredAt: msk('2026-11-24 12:00'),
  });
  story.does('2026-11-24 13:00', sender, { type: 'malformed-signal', signal: 'close' });
  for (let n = 0; n < 10; n += 1) story.does('2026-11-24 14:00', author, { type: 'reply', text: 'x' });
  return JSON.stringify(story.ticket).length;
}
