import type { Bind } from '../bind';
import { closeChallenge, findChallenge, openChallenge, takeChallengeTry } from './challenges';
import { findSignIn } from './find-sign-in';
import { resetSecondFactor } from './reset-second-factor';
import {
  beginSecondFactor,
  confirmSecondFactor,
  readSecondFactor,
  removeSecondFactor,
  replaceBackupCodes,
} from './second-factor';
import { countCodeTry, useBackupCode, useCode } from './use-code';

/** Signing in beyond a password: by another place, and by a code, how it is set up, used and taken away. */
export function signInVerbs(bind: Bind) {
  return {
    findSignIn: bind(findSignIn),
    readSecondFactor: bind(readSecondFactor),
    beginSecondFactor: bind(beginSecondFactor),
    confirmSecondFactor: bind(confirmSecondFactor),
    replaceBackupCodes: bind(replaceBackupCodes),
    removeSecondFactor: bind(removeSecondFactor),
    resetSecondFactor: bind(resetSecondFactor),
    countCodeTry: bind(countCodeTry),
    useCode: bind(useCode),
    useBackupCode: bind(useBackupCode),
    openChallenge: bind(openChallenge),
    findChallenge: bind(findChallenge),
    takeChallengeTry: bind(takeChallengeTry),
    closeChallenge: bind(closeChallenge),
  };
}
