import { z } from './zod';
import { amountText, attachmentIds, code, id, instant, instantOut, orNull, prose } from './values';

const of = () => id().optional().openapi({ description: 'Id of the question; it may be left out where one waits.' });
const spoken = () => prose().optional().openapi({ description: 'A word with it, public.' });

/** Agreements beside the limit; a desk without any answers `not-provided`. */
export const consentCommandSchemas = {
  'request-consent': z
    .strictObject({
      type: z.literal('request-consent'),
      agreement: code().openapi({ description: 'One of the `agreements` of the regulation.' }),
      price: amountText().optional().openapi({ description: 'Where the regulation leaves the amount to the desk.' }),
      from: instant().optional(),
      to: instant().optional(),
      text: prose(),
      attachments: attachmentIds().optional(),
    })
    .openapi({
      description:
        'Asks the client to agree to work outside the working time (`from`, `to`) or to a price. Whoever the regulation or the ' +
        'contract names answers, until the last moment that the regulation gives for it.',
    }),
  'answer-consent': z.strictObject({
    type: z.literal('answer-consent'),
    of: of(),
    answer: z.enum(['agreed', 'declined']),
    text: spoken(),
  }),
  'withdraw-consent': z.strictObject({ type: z.literal('withdraw-consent'), of: of(), text: spoken() }),
} as const;

/** What the client is asked to agree to, and has agreed to in this cycle. */
export const consentViews = z.array(
  z
    .object({
      id: z.string(),
      agreement: z.string(),
      title: z.string(),
      time: orNull(z.object({ from: instantOut(), to: instantOut() })),
      price: orNull(z.object({ amount: z.string(), currency: z.string() })),
      text: z.string().openapi({ description: 'The time or the price in words.' }),
      state: z.enum(['open', 'given']),
      at: instantOut().openapi({ description: 'When it was asked, or given.' }),
      until: instantOut().nullable().openapi({ description: 'The last instant at which an answer counts.' }),
      answeredBy: z.enum(['author', 'personal-manager']).nullable(),
    })
    .openapi('TicketConsent'),
);
