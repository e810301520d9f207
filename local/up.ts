import path from 'node:path';
import { runInForeground, sweep } from './foreground';
import { root } from './paths';
import { readLocalSettings } from './settings';
import type { LocalSettings } from './settings';
import type { Product } from './supervise';

/** The product as `npm start` runs it. */
function product({ ports }: LocalSettings): Product {
  const program = (name: string, title: string, port: number) => ({
    name,
    title,
    file: path.join(root, name, 'main.ts'),
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
    serveLimitMs: 90_000,
  });
  return {
    preparation: path.join(root, 'local', 'prepare.ts'),
    seed: path.join(root, 'prisma', 'seed.ts'),
    programs: [program('worker', 'worker', ports.worker.port), program('api', 'API', ports.operations.port)],
  };
}

async function main(): Promise<void> {
  const settings = readLocalSettings(process.env);
  const flags = new Set(process.argv.slice(2));
  if (flags.has('--sweep')) return sweep(settings, product(settings));
  return runInForeground(settings, product(settings), flags.has('--watch'));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
