import { makeWorld, monday } from '../store/support';
import { sendUnderKills } from './kills';

/** The full size is for `npm run soak`. */
const [tickets, rounds] = process.env.REGLAMENT_FULL_SIZE === undefined ? [12, 6] : [400, 60];

test('X-5 HT-10 senders, database and mail server die in turn: every letter leaves, and what is known of it adds up', async () => {
  const world = await makeWorld(monday, { lettersLeave: true });
  try {
    const { letters, taken, again } = await sendUnderKills(world, tickets, rounds);
    expect(letters.length).toBeGreaterThan(tickets);
    expect(letters.filter(({ state }) => state !== 'delivered')).toEqual([]);
    expect([...taken.keys()].sort()).toEqual(letters.map(({ id }) => id).sort());
    // Taken at most once an attempt; what was taken twice had been in doubt.
    for (const { id, attempts } of letters) expect(taken.get(id)).toBeLessThanOrEqual(attempts);
    const twice = [...taken.values()].filter((times) => times > 1).length;
    expect(again).toBeGreaterThanOrEqual(twice);
  } finally {
    await world.close();
  }
});
