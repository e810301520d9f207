import { randomInt } from 'node:crypto';
import type { Database } from '../../store/database';
import { numberSequence } from '../../store/rules/number-sequence';

/**
 * Moves the public numbers of all desks to a place of their own: they are the ids of workflows, and files of tests share a
 * namespace of the run's Temporal.
 */
export async function scatterNumbers(prisma: Database): Promise<void> {
  for (const { code } of await prisma.desk.findMany({ select: { code: true } })) {
    await prisma.$executeRaw`SELECT setval(${numberSequence(code)}::regclass, ${randomInt(10_000, 1_000_000_000)})`;
  }
}
