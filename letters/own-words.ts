/** A letter in the desk's own words, where its notice was written under rules that have them. */
import { letterKindOf, type NoticeKind } from '../domain/ticket';
import { ownWordsOf, type LetterPlace } from '../domain/regulation';
import { noPromise } from '../texts/limits';
import { timeWithOffset } from '../texts/zoned-time';
import { filled, type Standing } from './marked';
import type { OwnWords } from './render';
import { titleOf } from './titles';
import type { LetterFacts } from './values';

/** Subject and opening words of the desk; of both what it has. Whether they apply was decided when the notice was written. */
export function ownWords(kind: NoticeKind, facts: LetterFacts): Partial<OwnWords> {
  const { params, regulation, language } = facts;
  const name = letterKindOf(kind);
  const rule = params['worded'] === name ? ownWordsOf(regulation, name) : undefined;
  if (rule === undefined) return {};
  const values = placesOf(facts);
  const standing: Standing = (place) =>
    place === 'due' && typeof params['wordedDue'] === 'number' ? 'date' : undefined;
  return {
    ...(rule.subject && { subject: filled(rule.subject[language], values, standing) }),
    ...(rule.text && { text: filled(rule.text[language], values, standing) }),
  };
}

function placesOf(facts: LetterFacts): Readonly<Record<LetterPlace, string>> {
  const { params, regulation, language, timeZone, tid, subject } = facts;
  const due = params['wordedDue'];
  const titled = (field: 'level' | 'status' | 'topic', code: unknown): string =>
    typeof code === 'string' ? titleOf(field, code, regulation, language) : '';
  return {
    tid,
    subject,
    desk: regulation.title[language],
    level: titled('level', params['wordedLevel']),
    status: titled('status', params['wordedStatus']),
    topic: titled('topic', params['wordedTopic']),
    due: typeof due === 'number' ? timeWithOffset(timeZone, due) : noPromise[language],
  };
}
