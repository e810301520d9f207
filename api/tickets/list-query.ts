import { isSearchable } from '../../domain/search';
import { says, z } from '../schemas/zod';
import { pageQuery } from '../schemas/pages';
import { code, id, moment, yesOrNo } from '../schemas/values';

/** The orders of the list of tickets, as a program reads of them. */
const orders = z.enum(['nextDue', 'handling', 'receivedAt', 'updatedAt', 'closedAt', 'changes']).openapi({
  description:
    '`nextDue` (default): the next due instant first, what is open without one after them, what is closed last. `handling`: what ' +
    'is open in the order in which it is handled, by the rank of the priority and then by arrival. `receivedAt`: the last ' +
    'received first. `updatedAt`: the last changed first. `closedAt`: what is closed, the last closed first. `changes` (default ' +
    'with `updatedSince`): the change longest past first. A walk over all pages of `receivedAt` meets each ticket once, whatever ' +
    'happens to tickets meanwhile, since nothing moves in it. A walk over `changes` meets each ticket that does not change ' +
    'once, and what changes during it again, in its new place. The keys of the other orders move: a walk over them may miss ' +
    'what moves behind it.',
});

const from = (what: string) =>
  moment()
    .optional()
    .openapi({ description: `${what}, included. A date begins at 00:00 of the desk.` });
const to = (what: string) =>
  moment()
    .optional()
    .openapi({ description: `${what}: a date is included whole, an instant is not included.` });

/** What a list of tickets can be asked for: all that is named must hold. */
export const listQuery = z.strictObject({
  desk: code().optional(),
  stage: z.enum(['triage', 'resolution', 'visit', 'solved', 'closed']).optional(),
  status: code().optional().openapi({ description: 'A status of the regulation.' }),
  open: yesOrNo().optional().openapi({ description: '`true`: without what is closed; `false`: what is closed.' }),
  overdue: yesOrNo().optional(),
  assignee: z
    .string()
    .regex(/^(?:none|mine|[a-z]{1,20}-[0-9]{1,10})$/, says('short-id'))
    .optional()
    .openapi({
      description:
        'A short id; `none` for tickets nobody has, `mine` for the own and those of whom one stands in for now.',
    }),
  owes: z
    .string()
    .regex(/^(?:me|client|desk|supplier|nobody|[a-z]{1,20}-[0-9]{1,10})$/, says('short-id'))
    .optional()
    .openapi({
      description:
        'Staff only: who owes the next step. `me`: what waits for the caller, as the responsible, by a role or a service, or, for ' +
        'managers, because nobody else is there for it; `client`: the author; `desk`: anybody of the desk; `supplier`; `nobody`: ' +
        'nothing is owed; or a short id: the responsible with that one.',
    }),
  service: code().optional().openapi({
    description: 'Staff only: what this service holds, or is asked to take.',
  }),
  company: z.uuid().optional(),
  person: id().optional().openapi({
    description: 'Whose ticket it is in any way: the author, one with whom it is shared, or the responsible.',
  }),
  author: id().optional(),
  sharedWith: id().optional().openapi({ description: 'A person with whom it is shared.' }),
  topic: code().optional(),
  requestType: code().optional().openapi({ description: 'The form by which it came.' }),
  priority: code().optional(),
  level: code().optional(),
  receivedFrom: from('When it was received'),
  receivedTo: to('When it was received'),
  dueFrom: from('Its next due instant'),
  dueTo: to('Its next due instant'),
  closedFrom: from('When it was closed'),
  closedTo: to('When it was closed'),
  updatedFrom: from('Its last change'),
  updatedTo: to('Its last change'),
  updatedSince: moment()
    .optional()
    .openapi({
      description:
        'What has changed since, for programs that follow changes: give the latest `updatedAt` that you have read. Changes of the ' +
        'minute before it come again, since one that was decided earlier may have become visible later. Goes with `sort=changes`.',
    }),
  text: z
    .string()
    .max(300)
    .refine(isSearchable, says('searchable'))
    .optional()
    .openapi({
      description:
        'Whatever can be copied out of a ticket: words in any of their forms or by their first three letters, numbers, names ' +
        'of files. All of them have to be there; what is in quotation marks, one after the other.',
    }),
  sort: orders.optional(),
  ...pageQuery,
});

export type ListQuery = z.output<typeof listQuery>;
