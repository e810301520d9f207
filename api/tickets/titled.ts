import { z } from '../schemas/zod';

/** A code of the regulation, and what it is called there. */
export const titled = z.object({ code: z.string(), title: z.string() });
