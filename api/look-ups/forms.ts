import type { Regulation } from '../../domain/regulation';
import { fieldKinds, stages } from '../../domain/regulation/vocabulary';
import { languages } from '../../texts/language';
import { defineRoute } from '../http/define-route';
import { pageOfWhole } from '../http/page-found';
import { askedBy } from './people';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, orNull } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { isClient } from '../../domain/policy/actor';
import { companyOf, membershipsAt } from '../auth/caller';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { visibleTicket } from '../tickets/visible-ticket';
import { presentForm, type NamedForm } from '../forms/present-form';

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
    kind: z.enum(['request', 'questions']).openapi({
      description: 'Filled in by a filing, or by `answer-questions` on a ticket.',
    }),
    requestType: z.string().nullable(),
    list: z.string().nullable().openapi({ description: 'Of `answer-questions`.' }),
    stages: z.array(z.enum(stages)).openapi({ description: 'In which the list is asked; none: in every one.' }),
    title: z.string(),
    topic: z.string().nullable().openapi({ description: 'Of a filing that names none.' }),
    category: z.string().nullable().openapi({ description: 'Of a filing that names none.' }),
    fields: z.array(formField).openapi({ description: 'In the order in which they are asked.' }),
    schema: z
      .record(z.string(), z.unknown())
      .openapi({ description: 'JSON Schema 2020-12 of what is filled in: what it does not accept is refused.' }),
    digest: z.string().openapi({ description: 'Whoever fills it in may hand it back as `form`.' }),
    source: z.string(),
  })
  .openapi('Form');

/** What is asked beside the text, form by form (IN-1, HD-2): drawn by browsers from `fields`, filled in by programs from `schema`. */
export const listForms = defineRoute({
  method: 'get',
  path: '/api/v1/desks/{desk}/forms',
  tag: 'look-ups',
  summary: 'Forms of the request types of a desk, and its lists of questions',
  description:
    "As the contract of the caller's company has them. The desk's people name a `company` for the forms of that one, and get " +
    'those of the regulation otherwise; with `ticket` they are those that the ticket goes by. Lists of questions are shown to ' +
    "the desk's people only.",
  access: 'signed-in',
  params: z.object({ desk: code() }),
  query: z
    .strictObject({
      lang: z
        .enum(languages)
        .optional()
        .openapi({ description: 'Of titles in `schema`; default: that of the answer.' }),
      company: z.uuid().optional(),
      ticket: z.string().min(1).max(64).optional().openapi({ description: 'By id or number; not beside `company`.' }),
      ...pageQuery,
    })
    .refine(({ company, ticket }) => company === undefined || ticket === undefined, says('company-or-ticket')),
  responses: {
    200: {
      description: 'One a request type, then one a list of questions, each in the order of the regulation.',
      schema: pageOf(formView),
    },
  },
  problems: [404],
  async operation({ params: { desk }, query }, context) {
    const { regulation, toClient } = await rulesAsked(context, desk, query);
    const forms = [...requestForms(regulation), ...(toClient ? [] : questionForms(regulation))];
    const page = pageOfWhole(forms, 'forms', query, ({ kind, code: name }) => `${kind}:${name}`);
    return { page, language: query.lang ?? context.language };
  },
  present: ({ page, language }) => ({
    status: 200,
    body: { items: page.items.map((form) => presentForm(form, language)), nextCursor: page.cursor },
  }),
});

/** Whose forms are asked for. @throws Problem 404 for what is none of the caller's business */
async function rulesAsked(
  context: RequestContext<'signed-in'>,
  desk: string,
  { company, ticket }: { readonly company?: string | undefined; readonly ticket?: string | undefined },
): Promise<{ readonly regulation: Regulation; readonly toClient: boolean }> {
  const { services, caller } = context;
  if (ticket === undefined) {
    const [client = null] = askedBy(caller, desk, company).clients ?? [];
    const { regulation } = await services.store.rulesFor(desk, client);
    return { regulation, toClient: companyOf(membershipsAt(caller, desk)) !== null };
  }
  const { ticket: read, actor } = await visibleTicket(context, ticket);
  if (read.state.desk !== desk) throw new Problem('not-found');
  return { regulation: read.rules.regulation, toClient: isClient(actor) };
}

function requestForms({ requestTypes }: Regulation): NamedForm[] {
  return Object.entries(requestTypes).map(([name, form]) => ({ kind: 'request', code: name, form }));
}

function questionForms({ questions }: Regulation): NamedForm[] {
  return Object.entries(questions).map(([name, form]) => ({ kind: 'questions', code: name, form }));
}
