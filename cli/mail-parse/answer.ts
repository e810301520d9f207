import type { LetterFacts } from '../../mail/parse/letter-facts';

/** What `mail:parse` tells of a letter, in the form of its contract. */
export function answerOf(file: string, facts: LetterFacts): object {
  const { bounce } = facts;
  return {
    file,
    ok: true,
    messageId: facts.messageId,
    inReplyTo: facts.inReplyTo,
    references: facts.references,
    identity: facts.identity,
    from: facts.from,
    replyTo: facts.replyTo,
    to: facts.to,
    cc: facts.cc,
    subject: facts.subject,
    date: facts.date === null ? null : new Date(facts.date).toISOString(),
    text: facts.text,
    replyText: facts.replyText,
    attachments: facts.attachments.map(({ name, type, size, inline, sha256 }) => ({
      name,
      type,
      size,
      inline,
      sha256,
    })),
    automatic: facts.automatic,
    bounce: bounce && {
      recipient: bounce.recipient,
      status: bounce.status,
      permanent: bounce.permanent,
      originalMessageId: bounce.originalMessageId,
    },
    ticketNumbers: facts.ticketNumbers,
    warnings: facts.warnings,
  };
}
