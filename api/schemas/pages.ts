import { says, z } from './zod';

/** The query of every list that has pages. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, says('page-size'))
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  cursor: z.string().max(500).optional().openapi({ description: '`nextCursor` of the page before.' }),
};

/** A page of a list: `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().openapi({ description: 'Hand it back as `cursor`; null on the last page.' }),
  });
}
