import { normalPhone } from '../../domain/people/phone';
import { withoutUnseen } from '../../domain/text/unseen';
import { says, z } from './zod';

/** The last instant the time engine works with. */
const lastInstant = Date.UTC(2100, 11, 31, 23, 59, 59, 999);

/** One line of text with something in it; what nobody sees of it is left out. */
export function line(max = 300): z.ZodString {
  return z
    .string()
    .overwrite(withoutUnseen)
    .trim()
    .max(max)
    .regex(/^[^\r\n]*\S[^\r\n]*$/, says('one-line'));
}

/** A name that is looked up, as another answer gave it: what nobody sees in it belongs to it. */
export function given(max: number): z.ZodString {
  return z.string().min(1).max(max);
}

/** Text of a message: bounded, with something in it. */
export function prose(max = 20_000): z.ZodString {
  return z.string().max(max).regex(/\S/, says('some-text'));
}

/** A code of a regulation: kebab-case. */
export function code(): z.ZodString {
  return z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, says('code'));
}

/** Whether no value comes twice. */
export function once(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** Codes of a regulation, each once. */
export function codes(most: number) {
  return z.array(code()).max(most).refine(once, says('each-once'));
}

/** The id of a person, a ticket, an attachment or any other row, as another answer gave it. */
export function id(): z.ZodString {
  return z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/, says('id'));
}

/** The short id of a person of a desk, such as `sp-07`. */
export function shortId(): z.ZodString {
  return z
    .string()
    .max(32)
    .regex(/^[a-z]+-[0-9]+$/, says('short-id'));
}

/** An ISO 8601 instant with Z or an offset, read as epoch milliseconds. */
export function instant() {
  return z.iso
    .datetime({ offset: true })
    .openapi({ example: '2026-12-30T17:00:00+03:00' })
    .transform((text, context) => {
      const value = Date.parse(text);
      if (!(value >= 0 && value <= lastInstant)) {
        context.addIssue({ code: 'custom', message: says('beyond-years') });
        return z.NEVER;
      }
      return value;
    });
}

const years = /^(?:19[7-9]|20|2100)/;
const day = z.iso.date().regex(years);

/** An instant (epoch milliseconds afterwards), or where a day is meant a date by the desk's clocks. */
export function moment() {
  return z
    .string()
    .max(40)
    .openapi({ type: 'string', example: '2026-12-30', description: 'An instant, or a date by the clocks of the desk.' })
    .transform((text, context): number | string => {
      if (day.safeParse(text).success) return text;
      const read = instant().safeParse(text);
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: says('not-moment') });
      return z.NEVER;
    });
}

/** `true` or `false` in a query. */
export function yesOrNo() {
  return z.enum(['true', 'false']).transform((value) => value === 'true');
}

/** A date without a time, in the desk's zone. */
export function localDate() {
  return z.iso.date().openapi({ example: '2026-12-30' });
}

/** A month by the clocks of the desk. */
export function month() {
  return z
    .string()
    .regex(/^(?:19[7-9]\d|20\d\d|2100)-(?:0[1-9]|1[0-2])$/, says('month'))
    .openapi({ example: '2026-11' });
}

/** How many vehicles a ticket is about. */
export function vehicles() {
  return z.int().min(1).max(100_000);
}

/** What a form may carry in one field: a text, a number, yes or no, or several texts. How long a text may be, the form says. */
const fieldValue = z
  .union([z.string().max(200_000), z.number(), z.boolean(), z.array(z.string().max(2_000)).max(100)])
  .openapi('FormValue');

/** What a form asks beside the text. */
export function formFields() {
  return z
    .record(z.string().min(1).max(64), fieldValue)
    .refine((fields) => Object.keys(fields).length <= 50, says('most-fields'))
    .openapi({ description: 'What the form asks beside the text: `GET /desks/{desk}/forms`.' });
}

/** The form that somebody has filled in, by its digest. */
export function formDigest() {
  return z
    .string()
    .regex(/^[0-9a-f]{64}$/, says('form-digest'))
    .openapi({ description: 'The digest of the form that was filled in: refused with 409 if it has changed since.' });
}

/** Users of the author's company, as whoever names them knows them. */
export function companyUsers() {
  return z
    .array(z.string().min(1).max(254))
    .min(1)
    .max(50)
    .openapi({ description: "Users of the author's company, by id, short id or e-mail." });
}

/** A telephone number as people write it, in one form afterwards. */
export function phone() {
  return z
    .string()
    .max(40)
    .openapi({ example: '8 (916) 123-45-67' })
    .transform((text, context) => {
      const number = normalPhone(text);
      if (number !== undefined) return number;
      context.addIssue({ code: 'custom', message: says('telephone') });
      return z.NEVER;
    });
}

/** An e-mail address; capitals mean nothing. */
export function email() {
  return z.email().max(254).toLowerCase();
}

/** Ids of attachments uploaded before. */
export function attachmentIds() {
  return z.array(id().toLowerCase()).max(50).refine(once, says('each-once'));
}

/** An amount of money: decimal text, so that no program rounds it. */
export function amountText() {
  return z
    .string()
    .max(12)
    .regex(/^[1-9]\d{0,8}(?:\.\d{2})?$/, says('amount'))
    .openapi({ example: '1500.50' });
}

/** An instant in an answer. */
export function instantOut() {
  return z.iso.datetime().openapi({ example: '2027-01-11T15:00:00.000Z' });
}

/**
 * A schema that has a name of its own in the document, or null. `.nullable()` is for all others: of a named one it would write null
 * into the component itself, for every place that refers to it, or nowhere (docs/decisions/0020). An object that may be null has a
 * name: in place, some generators read it as an object only.
 */
export function orNull<S extends z.ZodType>(named: S) {
  return z.union([named, z.null()]);
}

/** Of whose record something is. */
export function ofVisit() {
  return z.string().nullable().openapi({ description: 'The visit whose revision it is; null for the ticket itself.' });
}

/** A stock: a place of the desk, or `van-` and the short id of a technician. */
export function placeCode(): z.ZodString {
  return z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, says('place'));
}
