import { createFileCheck } from '../files/create-file-check';
import { createStore } from '../store';
import { batchLimits, createPrisma } from '../store/database';
import { databaseAddress } from './database-address';
import { tellImport } from './import/tell-import';

/** `npm run import`: brings in what another product held. */
async function main(): Promise<void> {
  let toldAt = 0;
  const told = await tellImport(
    process.argv.slice(2),
    async (work) => {
      const prisma = createPrisma(databaseAddress(process.env), { poolSize: 5, ...batchLimits });
      try {
        return await work(createStore({ prisma }));
      } finally {
        await prisma.$disconnect();
      }
    },
    {
      checkFile: createFileCheck(process.env['CLAMD']),
      onTickets: (done) => {
        if (performance.now() - toldAt < 1_000) return;
        toldAt = performance.now();
        process.stderr.write(`${done}\n`);
      },
    },
  );
  process.stdout.write(told.output);
  process.stderr.write(told.complaint);
  process.exitCode = told.status;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
