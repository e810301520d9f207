/** Numbers as people write them: from five digits on, with what stands between them. */
const written = /\+?\d[\d\s()-]{5,18}\d/g;

/** A contact in pieces: its words, and its phone numbers with what a phone dials. */
export function phonesIn(contact: string): readonly { readonly text: string; readonly dial: string | null }[] {
  const pieces: { text: string; dial: string | null }[] = [];
  let from = 0;
  for (const { 0: text, index } of contact.matchAll(written)) {
    const digits = text.replaceAll(/\D/g, '');
    if (digits.length < 6 || digits.length > 15) continue;
    if (index > from) pieces.push({ text: contact.slice(from, index), dial: null });
    pieces.push({ text, dial: text.startsWith('+') ? `+${digits}` : digits });
    from = index + text.length;
  }
  if (from < contact.length) pieces.push({ text: contact.slice(from), dial: null });
  return pieces;
}
