import { open } from 'node:fs/promises';
import { createStore } from '../store';
import { batchLimits, createPrisma } from '../store/database';
import { exportUsage } from '../texts/transfer';
import { databaseAddress } from './database-address';
import { readExportOptions, writeExport } from './export/write-export';

/** `npm run export`: everything of one company, in one file. */
async function main(): Promise<void> {
  const asked = readExportOptions(process.argv.slice(2));
  if (asked === undefined) {
    process.stderr.write(`${exportUsage.ru}\n`);
    process.exitCode = 2;
    return;
  }
  const prisma = createPrisma(databaseAddress(process.env), { poolSize: 3, ...batchLimits });
  try {
    // Whoever may read it is whoever may read the database.
    const file = await open(asked.to, 'wx', 0o600);
    try {
      const told = await writeExport(createStore({ prisma }), asked, (line) => file.write(line));
      process.stdout.write(`${told.line}\n`);
      process.exitCode = told.status;
    } finally {
      await file.close();
    }
  } finally {
    await prisma.$disconnect();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
