import { formSchema } from '../../domain/form/json-schema';
import type { FieldCondition, FormField, QuestionList, RequestType } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { formDigest, type Form } from './validators';

/** A form with its place in the regulation: a request type's, or a list of questions. */
export type NamedForm =
  | { readonly kind: 'request'; readonly code: string; readonly form: RequestType }
  | { readonly kind: 'questions'; readonly code: string; readonly form: QuestionList };

/** A form, for browsers that draw it and for programs that fill it in. */
export function presentForm(named: NamedForm, language: Language): object {
  return { ...placeOf(named), ...presentFields(named.form, language), source: named.form.source };
}

/** By what it is filled in: a filing, or a command to a ticket. */
function placeOf(named: NamedForm): object {
  const { kind, code } = named;
  if (kind === 'questions')
    return { kind, requestType: null, list: code, stages: named.form.when.stage ?? [], topic: null, category: null };
  const { topic = null, category = null } = named.form;
  return { kind, requestType: code, list: null, stages: [], topic, category };
}

function presentFields(form: Form, language: Language): object {
  const { title, fields } = form;
  return {
    title: title[language],
    fields: Object.entries(fields).map(([name, field]) => ({ code: name, ...presentField(field) })),
    schema: formSchema(form, language),
    digest: formDigest(form),
  };
}

function presentField({ title, hint, kind, choices, least, most, when, required }: FormField): object {
  return {
    kind,
    title,
    hint: hint ?? null,
    choices: Object.entries(choices ?? {}).map(([code, text]) => ({ code, title: text })),
    least: least ?? null,
    most: most ?? null,
    when: conditionsOf(when),
    required: required === true,
    requiredWhen: conditionsOf(typeof required === 'object' ? required : undefined),
  };
}

function conditionsOf(condition: FieldCondition = {}): readonly object[] {
  return Object.entries(condition).map(([field, values]) => ({ field, in: values }));
}
