import type { Fault } from '../../regulations';
import type { Language } from '../../texts/language';
import { ruleFaultText } from '../../texts/rules/faults';
import { z } from '../schemas/zod';

/** More of them nobody mends in one go, and to put a hundred thousand into words takes seconds. */
export const mostFaults = 100;

/** Many times what files of rules are; a longer one that is nothing but mistakes keeps the process busy for seconds. */
export const mostFile = 64 * 1024;

export const faultView = z
  .object({
    path: z.string().openapi({ description: 'Key path in the file; empty for the file itself.' }),
    line: z.int().nullable().openapi({ description: 'Counted from 1; null for what is no file.' }),
    column: z.int().nullable(),
    message: z.string().openapi({ description: 'What is wrong and what to do, in the language of the answer.' }),
  })
  .openapi('RuleFault');

/** A fault as a person mends it. */
export function presentFault({ path, message, place }: Fault, language: Language): object {
  return { path, line: place?.line ?? null, column: place?.column ?? null, message: ruleFaultText(message)[language] };
}
