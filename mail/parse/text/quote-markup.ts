/** What the markup of an element says about the words in it. */
export type QuoteMarkup = 'quote' | 'rest' | 'signature' | null;

interface Element {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
}

/** By class: Gmail, Thunderbird, Yahoo, Proton, Zimbra, Zoho, Tutanota, Mail.ru, Yandex. */
const quoteClasses =
  /(?:^|\s)(?:gmail_quote(?:_container)?|gmail_attr|gmail_extra|moz-cite-prefix|moz-forward-container|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|mail-quote-collapse|mailru-blockquote|ya-quote)(?:\s|$)/i;
const signatureClasses =
  /(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature|js-helper js-readmsg-signature)(?:\s|$)/i;
/** By id: Outlook on the web and on mobiles, Mail for Windows, Zimbra; what follows such an element is the letter that is answered. */
const restIds =
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|reply-intro|OLK_SRC_BODY_SECTION)$/i;
const signatureIds =
  /^(?:x_)*(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|lineBreakAtBeginningOfSignature)$/i;
/** Outlook draws a line over the head of the answered letter (its web form at the left names the same colours). */
const outlookLine = /border(?:-top)?\s*:\s*(?:none;\s*border-top\s*:\s*)?solid\s+#(?:e1e1e1|b5c4df|c8c8c8|a0a0a0)/i;
/** Mail.ru and Yandex draw a line at the left of what is answered. */
const leftLine = /border-left(?:-width)?\s*:\s*(?:1px|2px|thin)?[^;]*(?:solid|#0857a6|#085ffb|rgb\(8,\s*87,\s*166\))/i;

/** How the programs that people write with mark what they quote. */
export function quoteMarkup({ name, attribs }: Element): QuoteMarkup {
  const className = attribs['class'] ?? '';
  const id = attribs['id'] ?? '';
  const style = attribs['style'] ?? '';
  if (restIds.test(id)) return 'rest';
  if (signatureIds.test(id) || signatureClasses.test(className)) return 'signature';
  if (quoteClasses.test(className) || ('data-marker' in attribs && attribs['data-marker'] === '__QUOTED_TEXT__'))
    return 'quote';
  if (name === 'blockquote' && (/^cite$/i.test(attribs['type'] ?? '') || 'cite' in attribs || leftLine.test(style)))
    return 'quote';
  if (name === 'div' && outlookLine.test(style)) return 'rest';
  return null;
}
