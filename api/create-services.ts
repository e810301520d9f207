import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { authenticator } from './auth/authenticate';
import { codeSecrets } from './auth/code-secrets';
import { callerSource } from './auth/caller-source';
import type { SignIn } from './auth/sign-in';
import { linkKeys } from '../letters/press';
import { isAway, isTooSlow } from './http/store-faults';
import { createDevices } from './limits/devices';
import { countFailures } from './limits/failures';
import { limitLetters } from './limits/letter-limit';
import { guardSignIn } from './limits/sign-in-guard';
import { limitWords } from './limits/word-limit';
import { Feed } from './live/feed';
import type { FeedParts } from './live/feed';
import { signInElsewhere } from './oidc/sign-in-elsewhere';
import { webhookSecrets } from '../store/webhooks/secrets';
import type { ApiStore, EngineHealth, Services } from './services';
import { createSimulations, type Simulations } from './simulations/play-year';
import type { EdgeSettings } from './settings';
import { checkFile as checkWithoutScanner } from '../files/check-file';
import type { CheckFile } from '../files/create-file-check';
import { createUploads } from './uploads/uploads';

/** The parts a process brings along. */
export interface Parts {
  readonly store: ApiStore;
  readonly engine: EngineHealth;
  readonly runs: Services['runs'];
  readonly signIn: SignIn;
  readonly settings: EdgeSettings;
  readonly log: Logger;
  /** Hears what the processes on the same store tell each other. */
  readonly listen: FeedParts['listen'];
  /** Default: one of its own. */
  readonly registry?: Registry;
  readonly checkAnswer?: Services['checkAnswer'];
  /** Marks devices that have signed in, and signs links of letters; default: one that ends with the process. */
  readonly secret?: string;
  /** Where files lie while they come in; the process's own. */
  readonly uploadFolder: string;
  /** Default: without a scanner. */
  readonly checkFile?: CheckFile;
  /** Default: with the usual limits. */
  readonly simulations?: Simulations;
}

/** Everything that routes work with, from the parts of a process. */
export function createServices({
  checkAnswer = () => undefined,
  registry = new Registry(),
  secret: kept,
  uploadFolder,
  checkFile = checkWithoutScanner,
  simulations = createSimulations(),
  listen,
  ...parts
}: Parts): Services {
  const { store, settings } = parts;
  const secret = kept ?? randomBytes(32).toString('hex');
  const failures = countFailures(settings.addressFailuresPerMinute, 60);
  const devices = createDevices(secret);
  return {
    ...parts,
    registry,
    checkAnswer,
    checkFile,
    simulations,
    isAway,
    isTooSlow,
    failures,
    devices,
    links: linkKeys(secret),
    words: limitWords(settings),
    letters: limitLetters(),
    signInGuard: guardSignIn(settings, devices),
    oidc: settings.oidc && signInElsewhere(settings.oidc, secret),
    codeGuard: guardSignIn(settings, devices),
    codes: kept === undefined ? null : codeSecrets(kept),
    webhookSecrets: kept === undefined ? null : webhookSecrets(kept),
    feed: new Feed({ store, listen, log: parts.log, registry, most: settings.liveStreams }),
    uploads: createUploads({ store, folder: uploadFolder, bytesADay: settings.uploadBytesADay }),
    authenticator: authenticator(callerSource(store), {
      recentMs: settings.callerCacheMs,
      publicOrigin: settings.publicOrigin,
      failures,
    }),
  };
}
