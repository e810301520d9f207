import { orNull } from '../schemas/values';
import { z } from '../schemas/zod';

const named = { code: z.string(), title: z.string(), source: z.string() };
const scopeEntry = { text: z.string(), source: z.string() };

/** Sections that a regulation need not have; what it does not have is empty or null. */
export const actViews = {
  declines: z.array(z.object(named).openapi('DeclineReason')).openapi({ description: 'Reasons for `decline`.' }),
  redirects: z.array(
    z
      .object({ ...named, to: z.string().nullable().openapi({ description: 'Who of the vendor takes it up.' }) })
      .openapi('RedirectTarget'),
  ),
  scope: orNull(
    z
      .object({
        in: z.array(z.object(scopeEntry).openapi('InScope')),
        out: z.array(
          z.object({ ...scopeEntry, to: z.string().nullable(), except: z.string().nullable() }).openapi('OutOfScope', {
            description: '`to` is one of the redirects, `except` when it is the desk’s all the same.',
          }),
        ),
      })
      .openapi('Scope'),
  ).openapi({ description: 'What the desk is there for, and what not.' }),
  emergency: orNull(
    z
      .object({
        reasons: z.array(
          z
            .object({ ...named, approval: z.enum(['none', 'personal-manager']), workaround: z.boolean() })
            .openapi('EmergencyReason', {
              description: '`workaround`: it holds although there is a way around the fault.',
            }),
        ),
        priority: z.string().nullable().openapi({ description: 'Shown while an emergency is declared.' }),
        source: z.string(),
      })
      .openapi('EmergencyRules'),
  ),
};
