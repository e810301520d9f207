/** Letters of announcements: of no ticket, to everybody concerned. */
import type { Words } from '../domain/announcement';
import type { AnnouncementKind } from '../domain/regulation';
import { announcementKindTexts, announcementLetterTexts as texts } from '../texts/announcements';
import { fill, say, type Language } from '../texts/language';
import { timeWithOffset } from '../texts/zoned-time';
import type { LetterLook } from './looks/look';
import { filled, joined, type Marked, type MarkKind } from './marked';
import type { Letter } from './render';

/** What such a letter is made of. */
export interface AnnouncementLetterFacts {
  readonly says: 'asked' | 'told' | 'changed' | 'cancelled';
  readonly about: AnnouncementKind;
  readonly words: Words;
  /** Why it does not take place. */
  readonly reason: string | null;
  readonly from: number;
  readonly to: number | null;
  readonly language: Language;
  readonly name: string;
  /** The reader's. */
  readonly timeZone: string;
}

const standing: Readonly<Record<string, MarkKind>> = {
  name: 'client',
  from: 'date',
  to: 'date',
  text: 'desk',
  reason: 'desk',
};

/** The letter in words: what it is, from when until when, and what the desk has written. */
export function announcementLetterOf(facts: AnnouncementLetterFacts): Letter {
  const { says, about, words, reason, from, to, language, name, timeZone } = facts;
  const title = language === 'ru' ? words.title : (words.titleEn ?? words.title);
  const text = language === 'ru' ? words.text : (words.textEn ?? words.text);
  const values = {
    ...{ name, text, reason: reason ?? '', from: timeWithOffset(timeZone, from) },
    to: to === null ? '' : timeWithOffset(timeZone, to),
  };
  const part = (words_: string): Marked => filled(words_, values, (place) => standing[place]);
  const lead = {
    asked: [say(texts.answer, language)],
    told: [],
    changed: [say(texts.isChanged, language)],
    cancelled: [say(texts.doesNotTakePlace, language)],
  }[says];
  const ends = say(to === null ? texts.open : texts.to, language);
  const when = joined([part(say(texts.from, language)), part(ends)], '\n');
  const body = joined([part(say(texts.greeting, language)), ...lead.map(part), when, part('{text}')], '\n\n');
  const subject = fill(say(texts[says], language), { about: say(announcementKindTexts[about], language), title });
  return { subject, body: body.text, marks: body.marks };
}

/** What is around it: nothing to answer by mail, and where it stands in the portal. */
export function announcementLookOf(desk: string, language: Language, url: string | null): LetterLook {
  return {
    desk: { name: desk },
    language,
    ticket: null,
    ...(url === null ? {} : { act: { title: say(texts.act, language), url } }),
    ...{ answer: null, blocks: [], switchOff: null },
  };
}
