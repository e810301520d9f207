import { randomInt } from 'node:crypto';
import type { Database } from '../../store/database';

/**
 * Moves the public numbers of all desks to a place of their own: they are the ids of workflows, and files of tests share a
 * namespace of the run's Temporal.
 */
export async function scatterNumbers(prisma: Database): Promise<void> {
  const sequences = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(sequencename) AS "name" FROM pg_sequences WHERE sequencename LIKE 'tid_%'`;
  for (const { name } of sequences) {
    await prisma.$executeRaw`SELECT setval(${name}::regclass, ${randomInt(10_000, 1_000_000_000)})`;
  }
}
