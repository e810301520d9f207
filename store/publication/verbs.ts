import type { Bind } from '../bind';
import { desksConcerned } from './desks-concerned';
import { draftChange } from './draft-change';
import { askRehearsal, reviseDraft, withdrawDraft } from './give';
import { moveBatch } from './move-batch';
import { publishDraft } from './publish-draft';
import { readPublishers } from './publishers';
import { rehearseDraft } from './rehearse-draft';
import { listDrafts, readDraft } from './read-drafts';
import { readYearHistory } from './year-history';

/** Changes of the rules, from their draft on. */
export function publicationVerbs(bind: Bind) {
  return {
    draftChange: bind(draftChange),
    reviseDraft: bind(reviseDraft),
    askRehearsal: bind(askRehearsal),
    withdrawDraft: bind(withdrawDraft),
    publishDraft: bind(publishDraft),
    desksConcerned: bind(desksConcerned),
    moveBatch: bind(moveBatch),
    rehearseDraft: bind(rehearseDraft),
    listDrafts: bind(listDrafts),
    readDraft: bind(readDraft),
    readPublishers: bind(readPublishers),
    readYearHistory: bind(readYearHistory),
  };
}
