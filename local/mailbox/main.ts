/** The mailbox of this machine: takes every letter that would leave, and shows them. `npm start` runs it where no SMTP_URL is set. */
import path from 'node:path';
import { z } from 'zod';
import { openLetters } from './kept-letters';
import { startReceiver } from './receiver';
import { servePages } from './serve-pages';

const port = z.coerce.number().int().min(1).max(65_535);
const environment = z.object({
  REGLAMENT_HOME: z.string().min(1),
  MAILBOX_PORT: port,
  MAILBOX_SMTP_PORT: port,
  MAIL_LISTEN_PORT: port.optional().describe('where answers to letters are taken'),
  MAILBOX_LETTERS: z.coerce.number().int().positive().default(5_000).describe('how many are kept'),
});

async function main(): Promise<void> {
  const env = environment.parse(process.env);
  const letters = await openLetters(path.join(env.REGLAMENT_HOME, 'mailbox'), env.MAILBOX_LETTERS);
  const receiver = await startReceiver(letters, env.MAILBOX_SMTP_PORT);
  const pages = await servePages(letters, env.MAILBOX_LETTERS, env.MAILBOX_PORT, env.MAIL_LISTEN_PORT ?? null);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      receiver.close();
      pages.close();
      pages.closeAllConnections();
    });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
