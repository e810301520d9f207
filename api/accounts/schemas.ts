import { entryKinds } from '../../domain/works';
import { person } from '../names';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';

const money = () => z.string().openapi({ description: 'Decimal text.', example: '1500.50' });
const count = () => z.int();

/** How many works, and of how many. */
const counts = {
  month: z.string().openapi({ example: '2027-02', description: "A calendar month of the desk's zone." }),
  until: instantOut().openapi({ description: 'The first instant of the next one.' }),
  allowed: count().nullable().openapi({ description: 'Null: any number.' }),
  spent: count().openapi({ description: 'Done.' }),
  reserved: count().openapi({ description: 'Accepted and not done.' }),
};

export const accountView = z
  .object({
    desk: z.string(),
    client: z.string(),
    title: z.string().nullable().openapi({ description: 'What is counted; null: the desk counts nothing.' }),
    plan: orNull(z.object({ code: z.string(), title: z.string() }).openapi('ClientPlan')),
    quota: orNull(
      z
        .object({
          ...counts,
          from: instantOut(),
          left: count().nullable(),
          minutes: count().openapi({ description: 'No longer than this is free.' }),
        })
        .openapi('QuotaNow'),
    ),
    balance: orNull(
      z
        .object({
          currency: z.string(),
          amount: money(),
          held: money().openapi({ description: 'Set aside for works that were agreed to.' }),
          free: money(),
          text: z.string().openapi({ description: 'What is free, in words.' }),
        })
        .openapi('ClientBalance'),
    ),
    mayTopUp: z.boolean(),
  })
  .openapi('ClientAccount');

export const monthView = z
  .object({
    ...counts,
    closed: z.boolean(),
    works: z
      .array(z.object({ ticket: z.string(), minutes: count(), state: z.string() }).openapi('CountedWork'))
      .openapi({ description: 'At most 100; to a client those of tickets that the caller sees.' }),
  })
  .openapi('QuotaMonth');

export const entryView = z
  .object({
    id: z.string(),
    kind: z.enum(entryKinds),
    text: z.string(),
    amount: money(),
    amountAfter: money(),
    heldAfter: money(),
    at: instantOut(),
    ticket: z
      .string()
      .nullable()
      .openapi({ description: 'Null: it was for none, or for one that the caller does not see.' }),
    reason: z.string().nullable(),
    by: orNull(person),
  })
  .openapi('BalanceEntry');
