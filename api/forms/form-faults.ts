import type { DefinedError } from 'ajv';
import { lookUp } from '../../domain/regulation';
import type { FieldCondition, FormField, FormFields, Text } from '../../domain/regulation';
import { both } from '../../texts/language';
import { no, yes } from '../../texts/forms';
import { escapePointer } from '../http/clean-text';
import type { Fault } from '../problems';
import { validatorOf, type Form } from './validators';

type Told = Omit<Fault, 'pointer'>;

/**
 * What a form lacks or has too much of, a fault each field, in the order of the form; empty when all is well.
 *
 * @param under where in the body the fields stand
 */
export function formFaults(form: Form, filled: Readonly<Record<string, unknown>>, under = '/fields'): Fault[] {
  const errors = validatorOf(form)(filled);
  if (errors === null) return [];
  const told = new Map<string, Told>();
  for (const error of errors) {
    const code = fieldOf(error);
    if (code !== undefined && !told.has(code)) told.set(code, toldOf(error, code, form.fields));
  }
  const places = Object.keys(form.fields);
  const place = (code: string): number => (places.includes(code) ? places.indexOf(code) : places.length);
  return [...told].sort(([a], [b]) => place(a) - place(b)).map(([code, fault]) => faultAt(under, code, fault));
}

/** Fields of a filing that no form asks for. */
export function strayFaults(filled: object): Fault[] {
  return Object.keys(filled).map((code) =>
    faultAt('/fields', code, { code: 'unknown-key', says: 'field-without-form', values: { field: code } }),
  );
}

function faultAt(under: string, code: string, told: Told): Fault {
  return { pointer: `${under}/${escapePointer(code)}`, ...told };
}

/** The field that an error is about; undefined for what only says that a part of the schema does not hold. */
function fieldOf({ keyword, params, instancePath }: DefinedError): string | undefined {
  if (keyword === 'required') return params.missingProperty;
  if (keyword === 'additionalProperties') return params.additionalProperty;
  // Codes of forms have nothing in them that a pointer escapes.
  return instancePath.split('/')[1];
}

function toldOf(error: DefinedError, code: string, fields: FormFields): Told {
  const field = lookUp(fields, code);
  if (field === undefined) return { code: 'unknown-key', says: 'field-unknown', values: { field: code } };
  const values = { field: field.title };
  switch (error.keyword) {
    case 'required':
      return { code: 'missing', says: 'field-missing', values };
    case 'false schema':
      return { code: 'field-not-asked', values: { ...values, when: conditionText(field.when ?? {}, fields) } };
    default:
      return { code: 'invalid-value', ...wanted(error, field) };
  }
}

/** What would have done instead. */
function wanted(error: DefinedError, { title, kind, choices = {} }: FormField): Omit<Told, 'code'> {
  const field = title;
  switch (error.keyword) {
    case 'maxLength':
      return { says: 'field-too-long', values: { field, most: error.params.limit } };
    case 'minimum':
      return { says: 'field-too-small', values: { field, least: error.params.limit } };
    case 'maximum':
      return { says: 'field-too-big', values: { field, most: error.params.limit } };
    case 'minItems':
      return { says: 'field-too-few', values: { field, least: error.params.limit } };
    case 'maxItems':
      return { says: 'field-too-many', values: { field, most: error.params.limit } };
    case 'uniqueItems':
      return { says: 'field-twice', values: { field } };
    default:
      return kind === 'choice' || kind === 'several'
        ? {
            says: kind === 'choice' ? 'field-not-choice' : 'field-not-several',
            values: { field, values: titlesAndCodes(choices) },
          }
        : { says: wantedOf[kind], values: { field } };
  }
}

/** What a field of each kind wants, but for choices: these say which there are. */
const wantedOf = {
  text: 'field-not-text',
  'long-text': 'field-not-text',
  number: 'field-not-number',
  list: 'field-not-list',
  'yes-no': 'field-not-yes-no',
  date: 'field-not-date',
  url: 'field-not-url',
} as const satisfies Record<Exclude<FormField['kind'], 'choice' | 'several'>, Fault['says']>;

/** People read the titles, programs send the codes. */
export function titlesAndCodes(choices: Readonly<Record<string, Text>>): Text {
  return inBoth(Object.entries(choices), ([code, title], language) => `${title[language]} (${code})`, ', ');
}

/** What has to be chosen elsewhere for a field to be asked. */
function conditionText(condition: FieldCondition, fields: FormFields): Text {
  const said = (field: FormField | undefined, value: string | boolean): Text =>
    typeof value === 'boolean' ? (value ? yes : no) : (lookUp(field?.choices ?? {}, value) ?? both(value, value));
  return inBoth(
    Object.entries(condition),
    ([name, values], language) => {
      const field = fields[name];
      const words = values.map((value) => said(field, value)[language]).join(', ');
      return `${field?.title[language] ?? name}: ${words}`;
    },
    '; ',
  );
}

function inBoth<T>(entries: readonly T[], say: (entry: T, language: keyof Text) => string, between: string): Text {
  const join = (language: keyof Text): string => entries.map((entry) => say(entry, language)).join(between);
  return both(join('ru'), join('en'));
}
