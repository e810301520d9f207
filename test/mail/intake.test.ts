/** What becomes of letters that come in. */
import { bring, letter, startMailWorld, type MailWorld } from './harness';

let world: MailWorld;
beforeAll(async () => {
  world = await startMailWorld();
});
afterAll(() => world.stop());

it('SK-3 a letter from a registered address opens a ticket and is confirmed', async () => {
  const author = world.account('client', 'skai');
  const came = await bring(world, letter({ from: `Диспетчер <${author.email}>`, subject: 'Re: Нет связи' }));
  expect(came).toMatchObject({ outcome: 'ticket', reason: null, tid: expect.stringMatching(/^SKAI-/) as unknown });
  const ticket = await world.store.readTicket(came.ticket ?? '');
  expect(ticket).toMatchObject({ subject: 'Нет связи', state: { authorKind: 'person' } });
  expect(world.errors).toEqual([]);
});
