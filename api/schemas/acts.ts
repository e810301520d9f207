import { accessProgresses } from '../../domain/ticket';
import { emergencyStates, faults } from '../../domain/regulation/vocabulary';
import { says, z } from './zod';
import { attachmentIds, code, instant, instantOut, orNull, prose } from './values';

const words = () => ({ text: prose(), attachments: attachmentIds().optional() });
const spoken = () => prose().optional().openapi({ description: 'A word to the client, public.' });
const fault = () => z.enum(faults);

/** What a release is called, as its makers call it; it stands in an address as well. */
export function releaseName(): z.ZodString {
  return z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?$/, says('release-name'))
    .openapi({ example: '5.12.3' });
}

/** Commands for which a desk's regulation has to provide: the refusal is `not-provided` where it does not. */
export const actCommandSchemas = {
  'request-access': z
    .strictObject({
      type: z.literal('request-access'),
      what: code().openapi({ description: 'One of the `accessData` of the regulation.' }),
      text: prose(),
    })
    .openapi({
      description:
        'Asks the author for temporary access data. They are given and looked at by routes of their own (`/access-leases`), never here.',
    }),
  postpone: z.strictObject({
    type: z.literal('postpone'),
    reason: code().openapi({ description: 'A wait of the regulation that postpones.' }),
    until: instant().optional(),
    ...words(),
  }),
  decline: z.strictObject({
    type: z.literal('decline'),
    reason: code().openapi({ description: 'One of the `declines` of the regulation; the client is told its title.' }),
    ...words(),
  }),
  redirect: z.strictObject({
    type: z.literal('redirect'),
    to: code().openapi({ description: 'One of the `redirects` of the regulation.' }),
    ...words(),
  }),
  'declare-emergency': z
    .strictObject({
      type: z.literal('declare-emergency'),
      reason: code().openapi({ description: 'One of the reasons of the `emergency` of the regulation.' }),
      fault: fault().optional(),
      workaround: z.boolean().optional().openapi({ description: 'Whether a way around the fault is known.' }),
      text: spoken(),
    })
    .openapi({
      description:
        "Where the client's personal manager has to agree and somebody else declares it, it is a proposal; of a client without one the " +
        'managers agree.',
    }),
  'answer-emergency': z.strictObject({
    type: z.literal('answer-emergency'),
    answer: z.enum(['accept', 'decline']),
    text: spoken(),
  }),
  'end-emergency': z.strictObject({
    type: z.literal('end-emergency'),
    because: z.enum(['over', 'declared-wrongly', 'developers']).openapi({
      description:
        '`developers`: they have taken it, and working time counts again. `declared-wrongly` also withdraws a proposal that nobody has ' +
        'answered.',
    }),
    text: spoken(),
  }),
  'plan-release': z.strictObject({
    type: z.literal('plan-release'),
    release: releaseName(),
    expectedAt: instant().optional(),
  }),
  'speed-up': z.strictObject({ type: z.literal('speed-up'), ...words() }),
} as const;

/** An emergency of a ticket; null where the desk knows none and none was ever declared. */
export const emergencyView = orNull(
  z
    .object({
      state: z.enum(emergencyStates),
      reason: z.string().nullable(),
      title: z.string().nullable(),
      fault: fault().openapi({ description: 'Whose fault it is; undetermined counts as not the client’s.' }),
      since: instantOut().nullable(),
      proposed: orNull(
        z
          .object({
            id: z.string(),
            reason: z.string(),
            title: z.string(),
            fault: fault(),
            at: instantOut(),
            answeredBy: z.enum(['personal-manager', 'manager']),
          })
          .openapi('ProposedEmergency'),
      ).openapi({
        description: 'It waits for an answer; of a client without a personal manager the managers give it.',
      }),
    })
    .openapi('TicketEmergency'),
);

/** The release that ends a wait. */
export const plannedRelease = orNull(
  z.object({ name: z.string(), expectedAt: instantOut().nullable() }).openapi('PlannedRelease'),
);

/** Access data that were asked for in a ticket; of each the lease tells more. */
export const accessViews = z.array(
  z
    .object({
      id: z.string().openapi({ description: 'Of the lease.' }),
      what: z.string(),
      title: z.string(),
      progress: z.enum(accessProgresses),
      keptFor: z.string().openapi({ description: 'In words: how long after closing the data are kept at most.' }),
      link: z.string(),
    })
    .openapi('TicketAccess'),
);
