import { orNull } from '../schemas/values';
import { z } from '../schemas/zod';

export const conditions = z
  .array(z.object({ of: z.string(), in: z.array(z.string()) }))
  .openapi({ description: 'All of them have to hold, each in one of its words; the first row counts that does.' });

const named = { code: z.string(), title: z.string(), source: z.string() };
const scopeEntry = { text: z.string(), source: z.string() };

/** Sections that a regulation need not have; what it does not have is empty or null. */
export const actViews = {
  declines: z.array(z.object(named).openapi('DeclineReason')).openapi({ description: 'Reasons for `decline`.' }),
  agreements: z
    .array(
      z
        .object({
          ...named,
          terms: z.enum(['time', 'price']),
          price: z.string().nullable().openapi({ description: 'Where the regulation says it; null: the desk does.' }),
          conditions,
        })
        .openapi('Agreement'),
    )
    .openapi({ description: 'What `request-consent` can ask for.' }),
  accessData: z
    .array(z.object(named).openapi('AccessKind'))
    .openapi({ description: 'What `request-access` can ask for; empty: the desk takes no access data.' }),
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
  speedUp: orNull(
    z
      .object({
        to: z.array(z.string()).openapi({ description: 'Who hears of it beside the responsible.' }),
        mailbox: z.string().nullable().openapi({ description: 'An address where it can be asked as well.' }),
        conditions,
        source: z.string(),
      })
      .openapi('SpeedUpRule', { description: 'Of which tickets a client asks for more speed.' }),
  ),
  rights: z
    .array(z.object({ command: z.string(), role: z.string(), conditions }).openapi('OwnRight'))
    .openapi({ description: 'Who gives the commands of which the regulation says so itself; nobody else does.' }),
};
