import type { Bind } from '../bind';
import { listChangesReceived, readChange, readEntry, readRegister } from './read-register';
import { receiveChange } from './receive-change';

/** The register of responsible persons, and the changes that come into it. */
export function registerVerbs(bind: Bind) {
  return {
    receiveChange: bind(receiveChange),
    readRegister: bind(readRegister),
    listChangesReceived: bind(listChangesReceived),
    readEntry: bind(readEntry),
    readChange: bind(readChange),
  };
}
