import { leaseStages, withdrawals } from '../../domain/access-lease';
import { person, staffMember } from '../names';
import { instantOut, line, orNull, prose } from '../schemas/values';
import { z } from '../schemas/zod';

export const leasePath = z.object({ lease: z.uuid() });

/**
 * Access data as they are given and shown. They are in no other body, answer or list: what is given here goes encrypted beside the
 * lease, and into nothing else.
 */
const dataShape = {
  address: line(500).optional().openapi({ description: 'Where: an address, a server with its port.' }),
  login: line(300).optional(),
  secret: z
    .string()
    .min(1)
    .max(16_000)
    .openapi({ description: 'A password, a licence key, a private key: as it is, spaces and lines too.' }),
  note: prose(2_000).optional(),
};

export const accessData = z.strictObject(dataShape).openapi('AccessData');
export type AccessDataInput = z.output<typeof accessData>;

const can = z.enum(['yes', 'no']);

export const leaseView = z
  .object({
    id: z.string(),
    number: z.string(),
    tid: z.string().openapi({ description: 'Number of the ticket.' }),
    what: z.object({ code: z.string(), title: z.string() }),
    stage: z.object({ code: z.enum(leaseStages), title: z.string() }),
    owes: z
      .enum(['author', 'responsible', 'nobody'])
      .openapi({ description: 'Who owes the next step; nobody: a machine erases them, or they are gone.' }),
    revision: z.int(),
    askedAt: instantOut(),
    givenAt: instantOut().nullable(),
    closedAt: instantOut().nullable().openapi({ description: 'When the ticket closed: from then on the term counts.' }),
    keptFor: z.string().openapi({ description: 'In words: how long after closing the data are kept at most.' }),
    keptUntil: instantOut().nullable().openapi({ description: 'Once the ticket is closed: when they are erased.' }),
    endedAt: instantOut().nullable(),
    withdrawn: orNull(z.object({ by: z.enum(withdrawals), title: z.string() }).openapi('AccessWithdrawal')),
    isKept: z.boolean().openapi({ description: 'Something is kept, encrypted; nothing is once the lease is over.' }),
    responsible: orNull(staffMember).openapi({ description: 'The one person to whom the data are shown now.' }),
    lookCount: z.int(),
    looks: z
      .array(z.object({ at: instantOut(), by: person }).openapi('AccessLook'))
      .openapi({ description: 'Who was shown the data and when, the latest first; the last hundred.' }),
    can: z
      .object({ give: can, look: can, takeBack: can, end: can })
      .openapi({ description: 'What the caller may do now.' }),
    links: z.object({ self: z.string(), ticket: z.string() }),
  })
  .openapi('AccessLease');

export const lookedView = z
  .object({ data: accessData, lease: leaseView })
  .openapi('AccessShown', { description: 'For the eyes of the responsible; nothing keeps it.' });

export const endBody = z.strictObject({
  type: z
    .enum(['take-back', 'no-longer-needed'])
    .openapi({ description: '`take-back`: of the client; `no-longer-needed`: of the desk.' }),
});
