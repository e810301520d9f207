import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Engine, RunTeller } from '../engine';
import type { LinkKeys } from '../letters/press';
import type { Authenticator } from './auth/authenticate';
import type { CodeSecrets } from './auth/code-secrets';
import type { SignIn } from './auth/sign-in';
import type { StoreFaults } from './http/answer-problem';
import type { Answer, RouteDeclaration } from './http/route-declaration';
import type { Devices } from './limits/devices';
import type { Failures } from './limits/failures';
import type { LetterLimit } from './limits/letter-limit';
import type { SignInGuard } from './limits/sign-in-guard';
import type { WordLimit } from './limits/word-limit';
import type { Feed } from './live/feed';
import type { EdgeSettings } from './settings';
import type { SignInElsewhere } from './oidc/sign-in-elsewhere';
import type { Simulations } from './simulations/play-year';
import type { ApiStore } from './store-port';
import type { WebhookSecrets } from '../store/webhooks/secrets';
import type { CheckFile } from '../files/create-file-check';
import type { Uploads } from './uploads/uploads';

export type { ApiStore } from './store-port';

/** What the edge asks of the engine itself: whether it is there. */
export type EngineHealth = Pick<Engine, 'health'>;

/** Everything that routes work with; made once for a process. */
export interface Services extends StoreFaults {
  readonly store: ApiStore;
  readonly engine: EngineHealth;
  /** Tells runs what was decided, after the answer has left. */
  readonly runs: RunTeller;
  readonly words: WordLimit;
  /** Letters about accounts, as often as they may be asked for. */
  readonly letters: LetterLimit;
  readonly signIn: SignIn;
  readonly signInGuard: SignInGuard;
  /** Null: there is no other place to sign in at. */
  readonly oidc: SignInElsewhere | null;
  /** The same for codes beside passwords. */
  readonly codeGuard: SignInGuard;
  /** Null: nothing is kept that they could be made from. */
  readonly codes: CodeSecrets | null;
  /** What webhooks are signed with; null as well. */
  readonly webhookSecrets: WebhookSecrets | null;
  readonly devices: Devices;
  /** What links of letters are signed with. */
  readonly links: LinkKeys;
  /** Credentials that fitted nobody, by address. */
  readonly failures: Failures;
  readonly uploads: Uploads;
  /** Whether a desk takes a file. */
  readonly checkFile: CheckFile;
  /** Plays years of made-up requests. */
  readonly simulations: Simulations;
  /** Tells readers what changes. */
  readonly feed: Feed;
  readonly authenticator: Authenticator;
  readonly settings: EdgeSettings;
  readonly log: Logger;
  /** Of figures for Prometheus. */
  readonly registry: Registry;
  /** Looks at every answer before it goes out; tests hold it against the declaration. */
  readonly checkAnswer: (route: RouteDeclaration, answer: Answer) => void;
}
