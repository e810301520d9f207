import type { TrayItem } from '../../store/tray';
import { trayText } from '../../texts/tray';
import type { Language } from '../../texts/language';
import { z } from '../schemas/zod';
import { instantOut, orNull } from '../schemas/values';
import { iso } from '../tickets/present-clock';

const writer = z.object({ address: z.string(), name: z.string() }).openapi('LetterWriter');

const letterSummary = z
  .object({
    from: orNull(writer),
    subject: z.string(),
    excerpt: z.string().openapi({ description: 'The beginning of what was written.' }),
    attachments: z.int(),
    warnings: z.array(z.string()).openapi({ description: 'What was read with difficulty.' }),
    ticket: z.string().nullable().openapi({ description: 'The number of the ticket that it may belong to.' }),
  })
  .openapi('TrayLetter');

export const trayItem = z
  .object({
    id: z.string(),
    desk: z.string().nullable().openapi({ description: 'Null: nobody knows whose it is.' }),
    channel: z.string(),
    reason: z.string(),
    text: z.string().openapi({ description: 'The reason in words.' }),
    letter: orNull(letterSummary),
    content: z.unknown(),
    receivedAt: instantOut(),
    links: z.object({ acts: z.string().nullable(), raw: z.string().nullable() }),
  })
  .openapi('TrayItem');

export function presentTrayItem(
  { id, desk, channel, reason, content, receivedAt, letterId }: Omit<TrayItem, 'resolvedAt'>,
  language: Language,
): object {
  const isLetter = letterId !== null;
  return {
    ...{ id, desk, channel, reason },
    text: trayText(reason, language),
    // Written by the intake in this very form.
    letter: isLetter ? content : null,
    content: isLetter ? null : content,
    receivedAt: iso(receivedAt),
    links: {
      acts: isLetter ? `/api/v1/tray/${id}/acts` : null,
      raw: isLetter ? `/api/v1/tray/${id}/letter` : null,
    },
  };
}
