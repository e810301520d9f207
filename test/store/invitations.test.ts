/** What letters tell the calendars of those who meet at a visit, kept with the letters. */
import type { PersonActor } from '../../domain/policy/actor';
import type { LaterVisitCommand } from '../../domain/visit';
import type { ClaimedNotice } from '../../store/claim-notices';
import { noExtras } from '../../mail/deliver/letter-extras';
import { withInvitation } from '../../mail/deliver/with-invitation';
import { readEvent } from '../letters/read-calendar';
import { makeFieldWorld, offer, requestVisit, type FieldWorld } from './field-world';
import { act, lookUntilDone, minute, put, receipt } from './support';

let world: FieldWorld;
beforeAll(async () => {
  world = await makeFieldWorld({ lettersLeave: true });
});
afterAll(() => world.close());

/** Claims all that waits, in rounds, as each person gets one letter of a ticket at a time. */
async function leaving(): Promise<ClaimedNotice[]> {
  const letters: ClaimedNotice[] = [];
  for (;;) {
    const claimed = await world.store.claimNotices({ most: 100, leaseMs: minute, mailDomain: 'desk.example' });
    if (claimed.length === 0) return letters;
    for (const letter of claimed) {
      letters.push(letter);
      await world.store.settleNotice(letter.id, letter.attempt, { state: 'delivered' });
    }
  }
}

const extras = (notice: ClaimedNotice) =>
  withInvitation(() => noExtras, world.store, { from: 'letters@desk.example' })(notice);

/** What letters told calendars, by whose. */
async function told(): Promise<Record<string, string[]>> {
  const words: Record<string, string[]> = {};
  for (const letter of await leaving()) {
    const { calendar } = await extras(letter);
    if (calendar === null) continue;
    const event = readEvent(calendar.text);
    const asks = event.get('STATUS')?.value === 'TENTATIVE' ? 'ASKS ' : '';
    const word = [asks + calendar.method, event.get('SEQUENCE')?.value ?? '', event.get('DTSTART')?.value ?? ''].join(
      ' ',
    );
    (words[letter.recipient?.id ?? ''] ??= []).push(word);
    // Another attempt says the same.
    expect((await extras(letter)).calendar).toEqual(calendar);
  }
  return words;
}

async function onVisit(visitId: string, actor: PersonActor, body: LaterVisitCommand): Promise<void> {
  await put(world, receipt('visit', visitId, actor, body));
  await lookUntilDone(world, visitId);
}

const stamp = (at: number): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`;

test('SK-16 SK-7 the author is asked for a time, author and technician get an agreed visit, its move and its end in their calendars, under a sequence that rises', async () => {
  const { coordinator, technician, author } = world;
  const { ticketId, visitId } = await requestVisit(world);
  expect(await told()).toEqual({});
  const first = { ...offer(world) };
  await onVisit(visitId, coordinator, first);
  const at = stamp((first as { from: number }).from);
  const asked = await told();
  expect(asked).toEqual({ [author.personId]: [expect.stringMatching(new RegExp(`^ASKS REQUEST \\d+ ${at}$`))] });
  await onVisit(visitId, author, { type: 'answer-slot', answer: 'confirm' });
  const agreed = await told();
  expect(Object.keys(agreed).sort()).toEqual([author.personId, technician.personId].sort());
  for (const words of Object.values(agreed))
    expect(words).toEqual([expect.stringMatching(new RegExp(`^REQUEST \\d+ ${at}$`))]);

  const second = { ...offer(world) };
  await onVisit(visitId, coordinator, second);
  const then = stamp((second as { from: number }).from);
  const off = await told();
  expect(off).toEqual({
    [author.personId]: [expect.stringMatching(new RegExp(`^ASKS REQUEST \\d+ ${then}$`))],
    [technician.personId]: [expect.stringMatching(new RegExp(`^CANCEL \\d+ ${at}$`))],
  });
  await onVisit(visitId, author, { type: 'answer-slot', answer: 'confirm' });
  const moved = await told();
  for (const words of Object.values(moved))
    expect(words).toEqual([expect.stringMatching(new RegExp(`^REQUEST \\d+ ${then}$`))]);

  await onVisit(visitId, coordinator, { type: 'cancel', reason: 'Обошлись без выезда' });
  await act(world, ticketId, world.specialist, { type: 'reply', text: 'Выезд не нужен' });
  const ended = await told();
  expect(Object.keys(ended).sort()).toEqual([author.personId, technician.personId].sort());
  for (const words of Object.values(ended))
    expect(words).toEqual([expect.stringMatching(new RegExp(`^CANCEL \\d+ ${then}$`))]);
  for (const person of [author.personId, technician.personId]) {
    const sequences = [asked, agreed, off, moved, ended]
      .flatMap((words) => words[person] ?? [])
      .map((word) => Number(/\d+/.exec(word)?.[0]));
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(sequences).toHaveLength(person === author.personId ? 5 : 4);
  }
});
