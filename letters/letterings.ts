import type { NoticeKind } from '../domain/ticket';
import { access } from './words/access';
import { acts } from './words/acts';
import { agreements } from './words/agreements';
import { answers } from './words/answers';
import { endings } from './words/endings';
import { consents } from './words/consents';
import { doubts } from './words/doubts';
import { ownDuties } from './words/own-duties';
import { duties } from './words/duties';
import { parts } from './words/parts';
import { reminders } from './words/reminders';
import { ruleActs } from './words/rule-acts';
import { services } from './words/services';
import { visits } from './words/visits';
import { voided } from './words/voided';
import type { Lettering } from './form';

/** Every letter there is. */
export const letterings: Readonly<Record<NoticeKind, Lettering>> = {
  ...answers,
  ...agreements,
  ...consents,
  ...access,
  ...endings,
  ...voided,
  ...ruleActs,
  ...acts,
  ...duties,
  ...services,
  ...parts,
  ...visits,
  ...doubts,
  ...reminders,
  ...ownDuties,
};
