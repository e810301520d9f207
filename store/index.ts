import { addApiKey } from './add-api-key';
import { addClient } from './add-client';
import { addContract } from './add-contract';
import { addMembership } from './add-membership';
import { addPerson } from './add-person';
import { findApiKey } from './find-api-key';
import { findMembership, listMemberships } from './find-membership';
import { publishCalendarYears } from './publish-calendar-years';
import { publishRegulation } from './publish-regulation';
import { revokeApiKeys } from './revoke-api-keys';
import { setPassword } from './set-password';
import { databaseClock } from './clock';
import type { Clock } from './clock';
import { commit } from './commit';
import type { Database } from './database';
import { fileTicket } from './file-ticket';
import { readTicket } from './read-ticket';
import { receive } from './receive';
import { RulesLibrary } from './rules/library';
import type { StoreContext } from './store-context';
import type { Language } from '../texts/language';

export interface StoreOptions {
  readonly prisma: Database;
  /** Default: the database's. */
  readonly clock?: Clock;
  /** Of what the engine's console shows of a ticket; default: English. */
  readonly language?: Language;
}

/** Everything that the product reads from and writes to PostgreSQL, one verb a file. */
export function createStore({ prisma, clock = databaseClock(prisma), language = 'en' }: StoreOptions) {
  const context: StoreContext = { database: prisma, clock, language, library: new RulesLibrary(prisma) };
  const bind =
    <Input extends unknown[], Output>(verb: (context: StoreContext, ...input: Input) => Output) =>
    (...input: Input): Output =>
      verb(context, ...input);
  return {
    clock,
    fileTicket: bind(fileTicket),
    receive: bind(receive),
    commit: bind(commit),
    readTicket: bind(readTicket),
    addApiKey: bind(addApiKey),
    addClient: bind(addClient),
    addContract: bind(addContract),
    addMembership: bind(addMembership),
    addPerson: bind(addPerson),
    findApiKey: bind(findApiKey),
    findMembership: bind(findMembership),
    listMemberships: bind(listMemberships),
    publishCalendarYears: bind(publishCalendarYears),
    publishRegulation: bind(publishRegulation),
    revokeApiKeys: bind(revokeApiKeys),
    setPassword: bind(setPassword),
  };
}

export type Store = ReturnType<typeof createStore>;
