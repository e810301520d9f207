import { z } from '../schemas/zod';
import {
  attachmentIds,
  code,
  companyUsers,
  email,
  formDigest,
  formFields,
  instant,
  line,
  phone,
  prose,
  vehicles,
} from '../schemas/values';

/** Somebody of a client's who has called, in the words of whoever takes the call. */
const namedCaller = z
  .strictObject({ client: z.uuid(), name: line(200), phone: phone().optional(), email: email().optional() })
  .openapi('NamedCaller');

const onBehalfOf = z.union([z.string().min(1).max(254), namedCaller]).openapi('OnBehalfOf', {
  description:
    "Staff only: the author, a client's user at this desk, by id, short id or e-mail; or a caller without an account, who is " +
    'found again by phone or e-mail.',
});

export const filingBody = z
  .strictObject({
    desk: code(),
    client: z
      .uuid()
      .optional()
      .openapi({ description: 'The company for which one files who belongs to several at this desk.' }),
    subject: line(),
    text: prose(),
    requestType: code().optional(),
    topic: code().optional(),
    category: code().optional().openapi({ description: 'What the problem is, where the desk tells problems apart.' }),
    level: code().optional().openapi({ description: 'Managers only: another one than the contract says.' }),
    levelReason: line(500).optional().openapi({ description: 'Why; needed with `level`.' }),
    service: code()
      .optional()
      .openapi({ description: 'Staff only: the service that gets it; default: the first one.' }),
    vehicles: vehicles().optional(),
    fields: formFields().optional(),
    form: formDigest().optional(),
    shareWith: companyUsers()
      .optional()
      .openapi({ description: "Users of the author's company who see and follow it, by id, short id or e-mail." }),
    attachments: attachmentIds().optional(),
    onBehalfOf: onBehalfOf.optional(),
    channel: z
      .enum(['portal', 'api', 'phone'])
      .optional()
      .openapi({ description: 'Staff only: `phone` records a call. Default: how the caller signed in.' }),
    reportedByPhone: z.boolean().optional().openapi({ description: 'Staff only: the client has called about it.' }),
    receivedAt: instant()
      .optional()
      .openapi({ description: 'Of a recorded call: in the past, within one working day.' }),
  })
  .openapi('Filing', {
    example: {
      desk: 'skai',
      subject: 'No data from three vehicles',
      text: 'Since this morning.',
      topic: 'remote-diagnostics',
      vehicles: 3,
      fields: { product: 'skai-online', 'vehicle-numbers': ['A123BC77', 'B456DE77'] },
    },
  });
