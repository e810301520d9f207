import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Engine, RunTeller } from '../engine';
import type { Authenticator } from './auth/authenticate';
import type { SignIn } from './auth/sign-in';
import type { Answer, RouteDeclaration } from './http/route-declaration';
import type { WordLimit } from './http/word-limit';
import type { EdgeSettings } from './settings';
import type { ApiStore } from './store-port';

export type { ApiStore } from './store-port';

/** What the edge asks of the engine itself: whether it is there. */
export type EngineHealth = Pick<Engine, 'health'>;

/** Everything that routes work with; made once for a process. */
export interface Services {
  readonly store: ApiStore;
  readonly engine: EngineHealth;
  /** Tells runs what was decided, after the answer has left. */
  readonly runs: RunTeller;
  readonly words: WordLimit;
  readonly signIn: SignIn;
  readonly authenticator: Authenticator;
  readonly settings: EdgeSettings;
  readonly log: Logger;
  /** Of figures for Prometheus. */
  readonly registry: Registry;
  /** Whether an error means that the store cannot be reached: 503, and the caller may try again. */
  readonly isAway: (error: unknown) => boolean;
  /** Looks at every answer before it goes out; tests hold it against the declaration. */
  readonly checkAnswer: (route: RouteDeclaration, answer: Answer) => void;
}
