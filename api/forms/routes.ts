import { fieldKinds } from '../../domain/regulation/vocabulary';
import { languages } from '../../texts/language';
import { defineRoute } from '../http/define-route';
import { pageOfWhole } from '../http/page-found';
import { askedBy } from '../look-ups/people';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentForm } from './present-form';

const bothLanguages = z.object({ ru: z.string(), en: z.string() }).openapi('TextInBothLanguages');

const conditions = z.array(
  z
    .object({
      field: z.string().openapi({ description: 'A field before this one.' }),
      in: z.array(z.union([z.string(), z.boolean()]).openapi('FieldValueAsked')),
    })
    .openapi('FieldCondition', { description: 'One of the values stands in the field; of `several`, is among them.' }),
);

const formField = z
  .object({
    code: z.string(),
    kind: z.enum(fieldKinds),
    title: bothLanguages,
    hint: orNull(bothLanguages),
    choices: z.array(z.object({ code: z.string(), title: bothLanguages }).openapi('FieldChoice')),
    least: z.number().nullable().openapi({ description: 'Of a number; of `list` and `several`, how many values.' }),
    most: z.number().nullable(),
    when: conditions.openapi({ description: 'All have to hold; where they do not, the field must be left out.' }),
    required: z.boolean().openapi({ description: 'Wherever it is asked.' }),
    requiredWhen: conditions.openapi({
      description: 'It is required where all of them hold, too; none: see `required`.',
    }),
  })
  .openapi('FormField');

const formView = z
  .object({
    requestType: z.string(),
    title: z.string(),
    topic: z.string().nullable().openapi({ description: 'Of a filing that names none.' }),
    category: z.string().nullable().openapi({ description: 'Of a filing that names none.' }),
    fields: z.array(formField).openapi({ description: 'In the order in which they are asked.' }),
    schema: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'JSON Schema 2020-12 of `fields` of a filing: what it does not accept is refused.' }),
    digest: z.string().openapi({ description: 'A filing may hand it back as `form`.' }),
    source: z.string(),
  })
  .openapi('Form');

/** What is asked beside the text, form by form (IN-1): drawn by browsers from `fields`, filled in by programs from `schema`. */
export const listForms = defineRoute({
  method: 'get',
  path: '/api/v1/desks/{desk}/forms',
  tag: 'look-ups',
  summary: 'Forms of the request types of a desk',
  description:
    "As the contract of the caller's company has them. The desk's people name a `company` for the forms of that one, and get " +
    'those of the regulation otherwise.',
  access: 'signed-in',
  params: z.object({ desk: code() }),
  query: z.strictObject({
    lang: z.enum(languages).optional().openapi({ description: 'Of titles in `schema`; default: that of the answer.' }),
    company: z.uuid().optional(),
    ...pageQuery,
  }),
  responses: { 200: { description: 'One a request type, in the order of the regulation.', schema: pageOf(formView) } },
  problems: [404],
  async operation({ params: { desk }, query }, { services, caller, language }) {
    const [company = null] = askedBy(caller, desk, query.company).clients ?? [];
    const { regulation } = await services.store.rulesFor(desk, company);
    const page = pageOfWhole(Object.entries(regulation.requestTypes), 'forms', query, ([type]) => type);
    return { page, language: query.lang ?? language };
  },
  present: ({ page, language }) => ({
    status: 200,
    body: {
      items: page.items.map(([type, form]) => presentForm(type, form, language)),
      nextCursor: page.cursor,
    },
  }),
});
