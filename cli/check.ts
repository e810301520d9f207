import { connectEngine, engineEnvironment, engineSettings } from '../engine';
import { createStore } from '../store';
import { batchLimits, createPrisma } from '../store/database';
import { tellCheck } from './check/tell-check';
import { databaseAddress } from './database-address';
import { withEngineAddress } from './engine-address';

/** `npm run check`: passes over everything open now, and prints what it finds. */
async function main(): Promise<void> {
  const told = await tellCheck(process.argv.slice(2), async (work) => {
    const prisma = createPrisma(databaseAddress(process.env), { poolSize: 3, ...batchLimits });
    const settings = engineSettings(engineEnvironment.parse(withEngineAddress(process.env)));
    const engine = await connectEngine(settings);
    try {
      if (!(await engine.health())) throw new Error(`Temporal does not answer at ${settings.address}.`);
      return await work({ store: createStore({ prisma }), runs: engine.runs });
    } finally {
      await engine.close();
      await prisma.$disconnect();
    }
  });
  process.stdout.write(told.output);
  process.stderr.write(told.complaint);
  process.exitCode = told.status;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
