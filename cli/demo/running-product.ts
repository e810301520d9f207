import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readLocalSettings } from '../../local/settings';
import { demoTexts } from '../../texts/demo';
import { fill, say } from '../../texts/language';
import type { Language } from '../../texts/language';
import { DemoFault } from './fault';

/** A line of demo-accounts.json. */
export interface Account {
  readonly role: string;
  readonly desk: string;
  readonly company: string | null;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
}

/** The product that `npm start` has running, as its environment tells where it is. */
export interface RunningProduct {
  /** Without a path at the end. */
  readonly api: string;
  readonly temporalUi: string;
  readonly namespace: string;
  readonly accountsFile: string;
  /** Where letters lie on this machine and where those for the desks are taken; null: letters leave it. */
  readonly letters: { readonly mailbox: string; readonly listenerPort: number } | null;
  /** The first account of the role at the desk, or the one of this name. @throws DemoFault when there is none */
  account(desk: string, role: string, name?: string): Account;
}

/** @throws DemoFault that says what to do, when nothing answers, or not yet, or the accounts are not there */
export async function findProduct(env: NodeJS.ProcessEnv, language: Language): Promise<RunningProduct> {
  const { home, ports, namespace, smtpUrl } = readLocalSettings(env);
  const api = `http://127.0.0.1:${ports.api.port}`;
  const told = (text: (typeof demoTexts)[keyof typeof demoTexts], values: Record<string, string>): DemoFault =>
    new DemoFault(fill(say(text, language), values));

  const answer = await fetch(`http://127.0.0.1:${ports.operations.port}/health/ready`).catch(() => undefined);
  if (!answer) throw told(demoTexts.notRunning, { api });
  if (!answer.ok) throw told(demoTexts.notReady, { api, answer: (await answer.text()).slice(0, 300) });

  const file = path.join(home, 'demo-accounts.json');
  if (!existsSync(file)) throw told(demoTexts.noAccounts, { file });
  const accounts = JSON.parse(readFileSync(file, 'utf8')) as Account[];
  return {
    api,
    temporalUi: `http://127.0.0.1:${ports.temporalUi.port}`,
    namespace,
    accountsFile: file,
    letters:
      smtpUrl === undefined
        ? { mailbox: `http://127.0.0.1:${ports.mailbox.port}`, listenerPort: ports.mailListener.port }
        : null,
    account: (desk, role, name) => {
      const found = accounts.find(
        (account) => account.desk === desk && account.role === role && (name ?? account.name) === account.name,
      );
      if (!found) throw told(demoTexts.noAccount, { file, role, desk });
      return found;
    },
  };
}
