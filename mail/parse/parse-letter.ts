import { numbersInText } from '../../domain/numbering';
import { addresses, addressOf, type Address } from './addresses';
import { automaticOf } from './automatic';
import { bounceOf } from './bounce/bounce-of';
import { calendarEvents } from './calendar';
import { contentOf } from './content';
import { dateOf } from './date';
import { contentDigest } from './identity';
import type { LetterFacts, ReadingOptions } from './letter-facts';
import { limits } from './limits';
import { ownMessageId, referencesOf } from './message-ids';
import { valueOf, valuesOf, type Part } from './part';
import { kindOfAnswer } from './reply/kind-of-answer';
import { replyText } from './reply/reply-text';
import { decodeWords } from './split/decode-text';
import { split } from './split/split';
import { readableLine } from './text/readable';
import { collectWarnings, type Warnings } from './warning';

/**
 * Reads one raw letter. Whatever the bytes are there is an answer: what is damaged is repaired or left out with a warning, what is
 * beyond the limits is left aside; nothing in the letter is run or fetched.
 */
export async function parseLetter(raw: Buffer, options: ReadingOptions): Promise<LetterFacts> {
  const warnings = collectWarnings();
  const letter = await split(raw, warnings);
  if (raw.length === 0) warnings.add('empty letter');
  else if (letter.fields.length === 0) warnings.add('no header');
  const people = peopleOf(letter, warnings);
  const messageId = ownMessageId(letter, warnings);
  const { inReplyTo, references } = referencesOf(letter);
  const subject = subjectOf(letter, warnings);
  const content = contentOf(letter, warnings);
  const kind = kindOfAnswer(subject, inReplyTo !== null || references.length > 0);
  const from = people.from?.address ?? null;
  const to = people.to.map(({ address }) => address);
  const bounce = bounceOf({ letter, raw, messageId, from, to, subject, text: content.text }, warnings);
  const digest = contentDigest(letter, raw);
  return {
    messageId,
    inReplyTo,
    references,
    identity: messageId ?? digest,
    contentDigest: digest,
    ...people,
    subject,
    date: dateOf(valueOf(letter, 'date'), options.now, warnings),
    kind,
    text: content.text,
    replyText: replyText(content, kind, warnings),
    html: content.html,
    attachments: content.attachments,
    calendar: calendarEvents(content.attachments, warnings),
    automatic: automaticOf(
      { letter, from, messageId, references, subject, isBounce: bounce !== null },
      options.own.flatMap((address) => addressOf(address) ?? []),
    ),
    bounce,
    ticketNumbers: numbersInText(subject, options.prefixes),
    authentication: valuesOf(letter, 'authentication-results').slice(0, 20),
    warnings: warnings.list(),
  };
}

function subjectOf(letter: Part, warnings: Warnings): string {
  const written = valuesOf(letter, 'subject');
  if (written.length > 1) warnings.add('several Subjects');
  return readableLine(
    decodeWords((written[0] ?? '').slice(0, limits.subjectCharacters * 10)),
    warnings,
    limits.subjectCharacters,
  );
}

/** Everybody a letter names. Who wrote it, if it does not say: whom to answer, else who sent it off. */
function peopleOf(letter: Part, warnings: Warnings): Pick<LetterFacts, 'from' | 'replyTo' | 'to' | 'cc'> {
  const read = (name: string): Address[] => addresses(valuesOf(letter, name), warnings);
  const written = read('from');
  if (written.length > 1 || valuesOf(letter, 'from').length > 1) warnings.add('several From');
  const replyTo = read('reply-to');
  return { from: written[0] ?? instead(replyTo, read('sender'), warnings), replyTo, to: read('to'), cc: read('cc') };
}

function instead(replyTo: readonly Address[], sender: readonly Address[], warnings: Warnings): Address | null {
  const [answered] = replyTo;
  const [sent] = sender;
  warnings.add(
    answered !== undefined ? 'no From: Reply-To taken' : sent !== undefined ? 'no From: Sender taken' : 'no sender',
  );
  return answered ?? sent ?? null;
}
