import { lookUp, type FeedbackRule } from '../../../domain/regulation';
import { z } from '../../schemas/zod';
import { code } from '../../schemas/values';

/** The longest text of an answer in a letter: a few words, not a letter of its own. */
export const mostCharacters = 2_000;

/** The form of the page, and nothing else: what another page or a machine sends lacks the field that is the form's own. */
const fields = z.strictObject({
  press: z.literal('answer'),
  /** What the page said that it would do. */
  does: z.enum(['close', 'rate']),
  /** The rating that stood when the page was made. */
  seen: z.string().regex(/^[0-9]{1,16}$/),
  score: code(),
  reason: z.union([z.literal(''), code()]).optional(),
  comment: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(mostCharacters))
    .optional(),
});

/** An answer as it was pressed. */
export interface PressedAnswer {
  readonly does: 'close' | 'rate';
  readonly seen: string;
  readonly score: string;
  readonly reason?: string;
  readonly comment?: string;
}

/** What the form brought; null for anything else. */
export function answerIn(body: unknown): PressedAnswer | null {
  const parsed = fields.safeParse(body);
  if (!parsed.success) return null;
  const { press: _press, reason, comment, ...answer } = parsed.data;
  return { ...answer, ...(reason ? { reason } : {}), ...(comment ? { comment } : {}) };
}

/** Whether the desk can take it: asked before anything is done, since closing comes first. */
export function fits({ score, reason, comment }: PressedAnswer, feedback: FeedbackRule): boolean {
  if (lookUp(feedback.scale, score) === undefined) return false;
  if (reason === undefined ? feedback.reason === 'required' : lookUp(feedback.reasons, reason) === undefined)
    return false;
  return comment !== undefined || feedback.comment === 'optional';
}

/** What the command says, as its row keeps it. */
export function contentOf({ score, reason, comment }: PressedAnswer): Readonly<Record<string, string>> {
  return { score, ...(reason === undefined ? {} : { reason }), ...(comment === undefined ? {} : { comment }) };
}
