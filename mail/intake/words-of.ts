import type { Language } from '../../texts/language';
import { letterInText } from '../../texts/letters-in';
import type { LetterFacts } from '../parse/letter-facts';

const longestText = 20_000;
const longestSubject = 300;
const longestExcerpt = 1_000;

/** What is put before the subject of an answer or of a letter passed on, and numbers of ours. */
const leading =
  /^\s*(?:(?:re|fwd?|fw|aw|wg|ответ|отв|пересл|пер)(?:\[\d+\])?\s*[:：]\s*|\[[A-Z][A-Z0-9-]{0,15}-?\d+\]\s*)+/iu;

/** The subject of a ticket that a letter opens. */
export function subjectOf({ subject, text }: Pick<LetterFacts, 'subject' | 'text'>, language: Language): string {
  const line =
    oneLine(subject.replace(leading, '')) || oneLine(text.split('\n').find((each) => each.trim() !== '') ?? '');
  return [...(line || letterInText('no-subject', language))].slice(0, longestSubject).join('').trim();
}

/** All that a letter says: what its writer passes on belongs to the matter. */
export function wholeText(
  { text, subject, attachments }: Pick<LetterFacts, 'text' | 'subject' | 'attachments'>,
  language: Language,
): string {
  return fitting(text.trim() === '' && attachments.length === 0 ? subject : text, attachments.length > 0, language);
}

/** What its writer has newly written; where that cannot be told apart, everything. */
export function newWords(
  { replyText, text, attachments }: Pick<LetterFacts, 'replyText' | 'text' | 'attachments'>,
  language: Language,
): string {
  return fitting(
    replyText.trim() === '' && attachments.length === 0 ? text : replyText,
    attachments.length > 0,
    language,
  );
}

/** The beginning, for lists. */
export function excerptOf({ replyText, text }: Pick<LetterFacts, 'replyText' | 'text'>): string {
  return [...(replyText.trim() || text.trim())].slice(0, longestExcerpt).join('');
}

function fitting(text: string, hasFiles: boolean, language: Language): string {
  const trimmed = text.trim();
  if (trimmed === '') return hasFiles ? letterInText('files-only', language) : letterInText('no-subject', language);
  if (trimmed.length <= longestText) return trimmed;
  const cut = letterInText('text-cut', language);
  return `${trimmed.slice(0, longestText - cut.length - 2).replace(/[\uD800-\uDBFF]$/, '')}\n\n${cut}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
