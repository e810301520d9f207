import path from 'node:path';
import { runInForeground, sweep } from './foreground';
import { root } from './paths';
import { readLocalSettings } from './settings';
import type { LocalSettings } from './settings';
import type { Product } from './supervise';

/** The product as `npm start` runs it. */
function product({ ports, smtpUrl, temporalAddress }: LocalSettings): Product {
  const program = (name: string, title: string, port: number, file = path.join(name, 'main.ts')) => ({
    name,
    title,
    file: path.join(root, file),
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
    serveLimitMs: 90_000,
  });
  return {
    preparation: path.join(root, 'local', 'prepare.ts'),
    seed: path.join(root, 'prisma', 'seed.ts'),
    programs: [
      // Links in letters lead to the API of this machine; it itself is reached by whatever name people ask for it.
      {
        ...program('worker', 'worker', ports.worker.port),
        environment: { PUBLIC_ORIGIN: process.env.PUBLIC_ORIGIN || `http://127.0.0.1:${ports.api.port}` },
      },
      {
        ...program('api', 'API', ports.operations.port),
        // Of a Temporal that runs elsewhere only its operator knows where its UI is.
        ...(temporalAddress === undefined && process.env.TEMPORAL_UI_URL === undefined
          ? { environment: { TEMPORAL_UI_URL: `http://127.0.0.1:${ports.temporalUi.port}` } }
          : {}),
      },
      program('mail', 'letters in', ports.mail.port),
      ...(smtpUrl === undefined
        ? [program('mailbox', 'mailbox', ports.mailbox.port, path.join('local', 'mailbox', 'main.ts'))]
        : []),
    ],
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
