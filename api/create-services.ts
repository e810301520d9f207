import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { authenticator } from './auth/authenticate';
import { callerSource } from './auth/caller-source';
import type { SignIn } from './auth/sign-in';
import { isAway } from './http/is-away';
import { limitWords } from './http/word-limit';
import type { ApiStore, EngineHealth, Services } from './services';
import type { EdgeSettings } from './settings';

/** The parts a process brings along. */
export interface Parts {
  readonly store: ApiStore;
  readonly engine: EngineHealth;
  readonly runs: Services['runs'];
  readonly signIn: SignIn;
  readonly settings: EdgeSettings;
  readonly log: Logger;
  /** Default: one of its own. */
  readonly registry?: Registry;
  readonly checkAnswer?: Services['checkAnswer'];
}

/** Everything that routes work with, from the parts of a process. */
export function createServices({
  checkAnswer = () => undefined,
  registry = new Registry(),
  ...parts
}: Parts): Services {
  const { store, settings } = parts;
  const recognise = authenticator(callerSource(store), {
    recentMs: settings.callerCacheMs,
    publicOrigin: settings.publicOrigin,
  });
  return { ...parts, registry, words: limitWords(settings), checkAnswer, isAway, authenticator: recognise };
}
