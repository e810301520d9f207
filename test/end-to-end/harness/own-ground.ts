import { ownMail, type OwnMail } from './mail-server';
import type { Ground } from './product';
import { ownPostgres, ownTemporal, type OwnPostgres, type OwnTemporal } from './services';
import type { Reaper } from './reaper';

export interface Services {
  readonly postgres: OwnPostgres;
  readonly temporal: OwnTemporal;
  readonly mail: OwnMail;
}

/** A PostgreSQL, a Temporal and a mail server that belong to one product, for tests that stop them; `take` is given them. */
export async function ownGround(
  cli: string,
  bundle: string,
  home: string,
  reaper: Reaper,
  take: (services: Services) => void,
): Promise<Ground> {
  const [postgres, temporal, mail] = await Promise.all([
    ownPostgres(home, reaper),
    ownTemporal(cli, home, reaper),
    ownMail(home),
  ]);
  take({ postgres, temporal, mail });
  const { address, namespace } = temporal;
  return {
    databaseUrl: postgres.url,
    temporal: { address, namespace, taskQueue: 'reglament' },
    bundle,
    environment: { SMTP_URL: mail.url, MAIL_FROM: 'support@desk.example' },
    leave: async () => void (await Promise.all([postgres.kill(), temporal.kill(), mail.kill()])),
  };
}
