import { formSchema } from '../../domain/form/json-schema';
import type { FieldCondition, FormField, RequestType } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { formDigest } from './validators';

/** A form, for browsers that draw it and for programs that fill it in. */
export function presentForm(code: string, form: RequestType, language: Language): object {
  const { title, topic, category, fields, source } = form;
  return {
    requestType: code,
    title: title[language],
    topic: topic ?? null,
    category: category ?? null,
    fields: Object.entries(fields).map(([name, field]) => ({ code: name, ...presentField(field) })),
    schema: formSchema(form, language),
    digest: formDigest(form),
    source,
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
