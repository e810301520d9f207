/** What a line says about those after it. */
export type LineRole =
  /** A heading of quoted words; `length`: how many lines it is broken over. */
  | { readonly role: 'attribution'; readonly length: number }
  /** All that follows is another letter. */
  | { readonly role: 'other-letter' }
  | { readonly role: 'words' };

/** Longest line looked at; a heading is shorter. */
const longest = 400;
const addressed = /[<(\[](?:mailto:)?[^<>()[\]\s@]{1,100}@[^<>()[\]\s]{1,200}[>)\]]/i;
const dated = /\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/;
const wrote =
  /(?:^|[\s,>)»"])(?:wrote|writes|schrieb|a écrit|пишет|пишете|пишут|написал|написала|написали|написал\(а\)|писал|писала|писали|писал\(а\)|сообщил|сообщила|сообщает)\s*(?:в письме)?.{0,60}[:：]$/iu;
const asked = /^(?:on|le|am)\s|^(?:вы|you)\s(?:писали|написали|wrote)/iu;

const otherLetter =
  /^[-_=*>\s]{0,40}(?:original message|original appointment|forwarded message|begin forwarded message|исходное сообщение|исходное письмо|пересылаемое сообщение|пересланное сообщение|переадресованное сообщение|перенаправленное сообщение|конец пересылаемого сообщения|начало переадресованного сообщения|начало пересылаемого сообщения|пересылаемое письмо)[-_=*:\s]{0,40}$/iu;

const headLabel =
  /^[*>\s]{0,6}(from|sent|to|cc|date|subject|reply-to|importance|от|от кого|отправитель|отправлено|кому|копия|дата|тема|получатель|получатели|von|gesendet|an|betreff)\*?\s?[:：]\*?(?:\s|$)/iu;
const firstLabel = /^[*>\s]{0,6}(?:from|от|от кого|отправитель|von|date|дата|subject|тема)\*?\s?[:：]/iu;
const senders = ['from', 'от', 'от кого', 'отправитель', 'von'];

/** What stands at a line, seen together with the few that follow it. */
export function roleOf(lines: readonly string[], at: number): LineRole {
  const line = (lines[at] ?? '').slice(0, longest).trim();
  if (line === '') return { role: 'words' };
  if (otherLetter.test(line) || isHead(lines, at)) return { role: 'other-letter' };
  for (let length = 1; length <= 3; length += 1) {
    const heading = headingOf(lines, at, length);
    if (heading === undefined) break;
    if (!isAttribution(heading)) continue;
    // Words right above a heading are none of it.
    const below = length === 1 ? undefined : headingOf(lines, at + 1, length - 1);
    return below !== undefined && isAttribution(below) ? { role: 'words' } : { role: 'attribution', length };
  }
  return { role: 'words' };
}

function headingOf(lines: readonly string[], at: number, length: number): string | undefined {
  const joined = lines.slice(at, at + length).map((line) =>
    line
      .slice(0, longest)
      .replace(/^(?:>\s?)+/, '')
      .trim(),
  );
  return joined.length < length || joined.some((line) => line === '') ? undefined : joined.join(' ');
}

/** `On Mon, 9 Nov 2026 at 10:15, Ivan <ivan@example.org> wrote:`, «пн, 9 нояб. 2026 г. в 10:15, Иван <ivan@example.org>:» */
function isAttribution(heading: string): boolean {
  if (!/[:：]$/.test(heading) || heading.length > longest || !dated.test(heading)) return false;
  return wrote.test(heading) || addressed.test(heading) || (asked.test(heading) && heading.length < 200);
}

/** The head of a letter, as Outlook writes it: three labels or more, one a line, the sender first; four in any other order. */
function isHead(lines: readonly string[], at: number): boolean {
  if (!firstLabel.test((lines[at] ?? '').slice(0, longest))) return false;
  const labels: string[] = [];
  for (let next = at; next < Math.min(lines.length, at + 9); next += 1) {
    const label = headLabel.exec((lines[next] ?? '').slice(0, longest))?.[1]?.toLowerCase();
    if (label !== undefined && !labels.includes(label)) labels.push(label);
  }
  const [first = ''] = labels;
  // A route in a letter has From and To; the head of a letter also a subject or an instant.
  const told = labels.some((label) => senders.includes(label)) && labels.some((label) => timed.includes(label));
  return told && labels.length >= (senders.includes(first) ? 3 : 4);
}

const timed = ['sent', 'date', 'subject', 'отправлено', 'дата', 'тема', 'gesendet', 'betreff'];
