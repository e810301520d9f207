import type { Attachment } from './attachments/attachment';
import { fileOf, measured } from './attachments/file-of';
import { safeName } from './attachments/safe-name';
import { limits } from './limits';
import type { Part } from './part';
import { htmlText } from './text/html-text';
import { withoutMarks } from './text/marks';
import { plainText } from './text/plain-text';
import { readable } from './text/readable';
import { takeUuencoded } from './split/uuencoded';
import type { Warnings } from './warning';

/** What a letter says and carries. */
export interface Content {
  /** All words as plain text. */
  readonly text: string;
  /** The words with marks at what the sender's program marked as quoted; null where there is no HTML. */
  readonly marked: string | null;
  /** HTML as it was sent, null where there is none: to be shown only after cleaning. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
}

/** One piece of the body: the same words in plain text, in HTML or in both. */
interface Section {
  readonly plain: string | null;
  readonly html: string | null;
}

interface Gathered {
  readonly sections: Section[];
  readonly files: Part[];
}

/** Reads the body of a letter: what is its text, and what are files. */
export function contentOf(letter: Part, warnings: Warnings): Content {
  const { sections, files } = gather(letter, { root: true, alternative: false }, warnings);
  const html = sections.map((section) => section.html ?? '').join('\n');
  const uuencoded: Attachment[] = [];
  const pieces = sections.map((section) => {
    const marked = section.html === null ? null : htmlText(section.html, warnings).trim();
    if (section.plain !== null && section.plain.trim() !== '') {
      const taken = takeUuencoded(section.plain);
      uuencoded.push(...taken.files.map(({ name, bytes }, at) => fileOfText(name, bytes, at)));
      return { text: unsigned(taken.text, warnings).trim(), marked };
    }
    if (marked !== null && marked !== '') warnings.add('text made of HTML');
    return { text: withoutMarks(marked ?? '').trim(), marked };
  });
  if (uuencoded.length > 0) warnings.add('uuencoded file taken out of the text');
  const text = joined(pieces.map((piece) => piece.text));
  if (text.length > limits.textCharacters) warnings.add('text cut');
  return {
    text: text.slice(0, limits.textCharacters),
    marked:
      html.trim() === ''
        ? null
        : joined(pieces.map((piece) => piece.marked ?? piece.text)).slice(0, limits.textCharacters),
    html: html.trim() === '' ? null : html,
    attachments: [...attachments(files, html, warnings), ...uuencoded],
  };
}

function joined(pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join('\n\n');
}

function gather(part: Part, place: { root: boolean; alternative: boolean }, warnings: Warnings): Gathered {
  const inner = { root: false, alternative: part.type === 'multipart/alternative' };
  if (part.parts.length > 0) {
    if (part.type === 'multipart/encrypted') {
      warnings.add('encrypted letter');
      return { sections: [], files: [...part.parts] };
    }
    const gathered = part.parts.map((child) => gather(digested(part, child), inner, warnings));
    const sections = gathered.flatMap((each) => each.sections);
    const files = gathered.flatMap((each) => each.files);
    return { sections: inner.alternative ? chosen(sections) : sections, files };
  }
  noteSealed(part, warnings);
  if (!isBody(part, place)) return { sections: [], files: [part] };
  const text = readable(plainText(part, warnings), warnings);
  return {
    sections: [part.type === 'text/html' ? { plain: null, html: text } : { plain: text, html: null }],
    files: [],
  };
}

/** The same words in several forms: the first plain one and the last HTML, which the sender thinks best of. */
function chosen(sections: readonly Section[]): Section[] {
  const plain = sections.find((section) => (section.plain ?? '').trim() !== '')?.plain ?? null;
  const html = sections.findLast((section) => (section.html ?? '').trim() !== '')?.html ?? null;
  return [{ plain, html }];
}

/** In a digest a part without a type is a letter. */
function digested(parent: Part, child: Part): Part {
  const named = child.fields.some(({ name }) => name === 'content-type');
  return parent.type === 'multipart/digest' && !named ? { ...child, type: 'message/rfc822' } : child;
}

/** A text with a name is a file, even where it says `inline`; among alternatives it is the body all the same. */
function isBody(part: Part, place: { root: boolean; alternative: boolean }): boolean {
  if (part.disposition === 'attachment') return false;
  const isText = part.type === 'text/plain' || part.type === 'text/html' || part.type.startsWith('multipart/');
  return isText && (place.root || place.alternative || part.fileName === null);
}

function noteSealed(part: Part, warnings: Warnings): void {
  if (/^application\/(?:x-)?pkcs7-mime$/.test(part.type)) {
    const signed = part.params['smime-type']?.toLowerCase() === 'signed-data';
    warnings.add(signed ? 'signed letter that cannot be opened' : 'encrypted letter');
  }
  if (/^application\/(?:vnd\.)?ms-tnef$/.test(part.type) || /^winmail\.dat$/i.test(part.fileName ?? '')) {
    warnings.add('winmail.dat not opened');
  }
}

/** The words of a text signed in place, without what the signing program wrote around them; an encrypted one is told. */
function unsigned(text: string, warnings: Warnings): string {
  if (/^-----BEGIN PGP MESSAGE-----$/m.test(text)) warnings.add('encrypted letter');
  const begin = text.indexOf('-----BEGIN PGP SIGNED MESSAGE-----\n');
  const signature = text.indexOf('\n-----BEGIN PGP SIGNATURE-----', begin);
  const words = text.indexOf('\n\n', begin);
  const end = text.indexOf('-----END PGP SIGNATURE-----', signature);
  if (begin < 0 || signature < 0 || words < 0 || words > signature || end < 0) return text;
  const said = text.slice(words + 2, signature).replace(/^- /gm, '');
  return `${text.slice(0, begin)}${said}${text.slice(end + '-----END PGP SIGNATURE-----'.length)}`;
}

function attachments(parts: readonly Part[], html: string, warnings: Warnings): Attachment[] {
  if (parts.length > limits.attachments) warnings.add('attachments left out: too many');
  const named = new Set([...html.matchAll(/cid:([^"'\s>)]{1,300})/gi)].map((match) => unescaped(match[1] ?? '')));
  const files = parts.slice(0, limits.attachments).map((part, at) => fileOf(part, at + 1, warnings));
  const calendars = new Set<string>();
  return files
    .map((file) => (file.contentId !== null && named.has(file.contentId) ? { ...file, inline: true } : file))
    .filter((file) => {
      // An invitation comes twice: among the alternatives and as a file.
      if (!/^(?:text\/calendar|application\/ics)$/.test(file.type)) return true;
      const again = calendars.has(file.sha256);
      calendars.add(file.sha256);
      return !again;
    });
}

function unescaped(contentId: string): string {
  try {
    return decodeURIComponent(contentId);
  } catch {
    return contentId;
  }
}

function fileOfText(name: string, bytes: Buffer, at: number): Attachment {
  const safe = safeName(name, `attachment-${at + 1}.bin`);
  return { name: safe, type: 'application/octet-stream', ...measured(bytes), inline: false, contentId: null, bytes };
}
