import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What must be the same at every start and known to nobody else. */
export interface Secrets {
  postgresPassword: string;
  authSecret: string;
}

/** Reads the secrets of a home; they are made once, in a file that only its owner may read. */
export function readSecrets(home: string): Secrets {
  const file = path.join(home, 'secrets.json');
  if (!existsSync(file)) {
    const random = (): string => randomBytes(32).toString('hex');
    const draft = `${file}.${process.pid}`;
    const secrets: Secrets = { postgresPassword: random(), authSecret: random() };
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
