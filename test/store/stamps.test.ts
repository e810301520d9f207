import { lockProcess } from '../../store/process/lock';
import { presentOf } from '../../store/rules/present';
import { readStamps } from '../../store/rules/stamps';
import { file, makeWorld } from './support';

test('X-1 X-5 a process goes by the publications of its own desk, whatever other desks have published', async () => {
  const world = await makeWorld();
  try {
    const { prisma } = world;
    const { ticketId } = await file(world);
    // Every desk has its own number, and the rows lie in another order than the desks were made in.
    for (const [desk, number] of [
      ['skai', 41],
      ['hivetaxi', 42],
      ['demo', 43],
      ['eaeu', 44],
    ] as const)
      for (const kind of ['rules', 'staff'])
        await prisma.publication.upsert({
          where: { desk_kind: { desk, kind } },
          create: { desk, kind, number },
          update: { number },
        });
    const locked = await prisma.$transaction((transaction) =>
      lockProcess(transaction, { kind: 'ticket', id: ticketId }),
    );
    expect(locked?.stamps).toEqual(await readStamps(prisma, 'skai'));
    expect(locked?.stamps).toMatchObject({ rules: 41, staff: 41 });
    const present = await presentOf(prisma, world.clock)();
    expect(present.now).toBe(await world.clock.now());
    for (const desk of ['skai', 'eaeu', 'unheard-of'])
      expect(present.stampsOf(desk)).toEqual(await readStamps(prisma, desk));
  } finally {
    await world.close();
  }
});
