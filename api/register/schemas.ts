import { changeReasons, changeStages } from '../../domain/register';
import { person } from '../names';
import { code, email, instantOut, line, localDate, orNull, phone, prose } from '../schemas/values';
import { z } from '../schemas/zod';
import { clockView } from '../tickets/schemas';
import { titled } from '../tickets/titled';

const because = z.enum(changeReasons).openapi({
  description:
    '`contacts`: received by an official letter, published within the term of the regulation; `operator`: an operator was determined, and is announced.',
});

const content = {
  because: because.default('contacts'),
  body: line(300).openapi({ description: 'The body or organisation, as it is called.' }),
  name: line(200).optional().openapi({ description: 'Of the responsible person; left out for a hotline.' }),
  post: line(200).optional(),
  phone: phone().optional(),
  email: email().optional(),
  since: localDate().openapi({ description: 'The first day on which it holds.' }),
  until: localDate().optional().openapi({ description: 'The first day on which it does not any more.' }),
  letter: z
    .strictObject({ number: line(100), date: localDate() })
    .optional()
    .openapi({ description: 'The official letter by which it came.' }),
  receivedOn: localDate().openapi({
    description: 'The day of its receipt, or of the determination of the operator: the term counts from it.',
  }),
};

export const newEntry = z
  .strictObject({
    desk: code().optional(),
    service: code().optional().openapi({ description: 'Left out for a body that is no service of the desk.' }),
    ...content,
  })
  .openapi('NewRegisterEntry');

export const newChange = z.strictObject(content).openapi('NewRegisterChange');

export const withdrawal = z.strictObject({ reason: prose(2_000) }).openapi('RegisterWithdrawal');

const service = titled.openapi('RegisterService');
const letter = z.object({ number: z.string(), date: z.string() }).openapi('OfficialLetter');

const contacts = {
  entry: z.string(),
  service: orNull(service),
  version: z.int(),
  body: z.string(),
  name: z.string().nullable(),
  post: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
  publishedAt: instantOut().nullable(),
};

export const entryLine = z.object(contacts).openapi('RegisterEntry');

export const versionLine = z
  .object({
    ...contacts,
    change: z.string().openapi({ description: 'Id of the change by which it came.' }),
    number: z.string().openapi({ example: 'register/12' }),
    because,
    stage: z.object({ code: z.enum(changeStages), title: z.string() }),
    receivedOn: z.string(),
    letter: orNull(letter),
    due: instantOut().nullable().openapi({ description: 'By when it has to be published.' }),
    lateSeconds: z
      .number()
      .nullable()
      .openapi({ description: 'How long after its date it was, or is; null: not late.' }),
    receivedBy: person,
    recordedAt: instantOut(),
  })
  .openapi('RegisterVersion');

export const changeView = z
  .object({
    version: versionLine,
    clocks: z.array(clockView),
    can: z.record(z.string(), z.string()).openapi({ description: 'For each act `yes`, or the code of its refusal.' }),
  })
  .openapi('RegisterChange');
