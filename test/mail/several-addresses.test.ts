/** A desk at which letters come to several addresses, as its regulation says. */
import { loadBuiltIn, type JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { bring, letter, startMailWorld, type MailWorld } from './harness';

let world: MailWorld;
beforeAll(async () => {
  world = await startMailWorld();
  const { document } = loadBuiltIn('skai', shippedLayers());
  const intake = document['intake'] as JsonObject & { readonly email: JsonObject };
  const email = { ...intake.email, also: ['fleet@skaiportal.com', 'help@second.example'] };
  const published = await world.store.publishRegulation({
    ...document,
    ...{ version: '3', publishedOn: '2026-01-12', inForceFrom: '2026-01-12', intake: { ...intake, email } },
  });
  expect(published).toEqual({ kind: 'published' });
});
afterAll(() => world.stop());

it.each(['support@skaiportal.com', 'Fleet@skaiportal.com', 'help@second.example'])(
  'SK-3 a letter to %s is a ticket of the desk',
  async (to) => {
    const { email: from } = world.account('client', 'skai');
    expect(await bring(world, letter({ from, to }))).toMatchObject({ outcome: 'ticket' });
  },
);

it('SK-3 one letter to several of them is one ticket, and one that comes from them is a letter of ours', async () => {
  const { email: from } = world.account('client', 'skai');
  const raw = letter({ from, to: 'support@skaiportal.com, fleet@skaiportal.com' });
  const { ticket } = await bring(world, raw, { way: 'mailbox', envelopeTo: ['support@skaiportal.com'] });
  expect(await bring(world, raw, { way: 'mailbox', envelopeTo: ['fleet@skaiportal.com'] })).toMatchObject({
    outcome: 'duplicate',
    ticket,
  });
  expect(await bring(world, letter({ from: 'fleet@skaiportal.com' }))).toMatchObject({ reason: 'own-letter' });
});
