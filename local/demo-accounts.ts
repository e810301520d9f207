import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface DemoAccount {
  role: string;
  desk: string;
  email: string;
  password: string;
}

/** Lines that say how to sign in: the demonstration accounts of the first desk, and where the others and the API keys are. */
export function describeAccounts(home: string): string[] {
  const file = path.join(home, 'demo-accounts.json');
  if (!existsSync(file)) return [];
  const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
  const desk = accounts.find((account) => account.desk === 'skai')?.desk ?? accounts[0]?.desk;
  const shown = accounts.filter((account) => account.desk === desk);
  const width = Math.max(0, ...shown.map(({ role }) => role.length));
  return [
    `accounts       ${file} (${accounts.length}, with passwords and API keys)`,
    'sign in        POST /api/v1/session {"email": ..., "password": ...}, or any request with "Authorization: Bearer API-KEY"',
    ...shown.map(({ role, email, password }) => `               ${role.padEnd(width)}  ${email}  ${password}`),
  ];
}
