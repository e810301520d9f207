import type { Bind } from '../bind';
import { changedSince } from './changed-since';
import { tellPresence } from './presence';
import { readChanges } from './read-changes';

/** What follows changes of tickets and visits, and who is at work on them. */
export function changeVerbs(bind: Bind) {
  return {
    changedSince: bind(changedSince),
    readChanges: bind(readChanges),
    tellPresence: bind(tellPresence),
  };
}
