import path from 'node:path';
import { writeMigration } from '../prisma/new-migration';
import { startScratchPostgres } from './scratch-postgres';

/** `npm run migration -- NAME`: writes the SQL of a new migration after schema.prisma was changed. */
async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name) throw new Error('usage: npm run migration -- NAME');
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const scratch = await startScratchPostgres();
  try {
    const file = await writeMigration(scratch.url('postgres'), name);
    console.log(file ? `written: ${path.relative(process.cwd(), file)}` : 'schema.prisma and prisma/migrations agree');
  } finally {
    await scratch.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
