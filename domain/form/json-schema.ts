/** A form as one JSON Schema (2020-12): what the server checks, and what programs read. Pure. */
import type { FieldCondition, FormField, FormFields, RequestType, Text } from '../regulation';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What values may hold at most, unless a form asks for less, or of a long text for more. */
const longestText = 2_000;
const longestProse = 20_000;
const mostValues = 100;

/** With a host; none of the marks that no address has and that end one where it is shown. Cyrillic is taken as it is typed. */
const pageAddress = '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#"<>\\\\][^\\s"<>\\\\]*$';

/** @param language of the titles and hints; what is accepted does not depend on it */
export function formSchema({ title, fields }: Pick<RequestType, 'title' | 'fields'>, language: keyof Text): JsonSchema {
  const entries = Object.entries(fields);
  const always = entries.filter(([, { required, when }]) => required === true && when === undefined);
  const rules = entries.flatMap(([code, field]) => rulesOf(code, field, fields));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: title[language],
    type: 'object',
    properties: Object.fromEntries(entries.map(([code, field]) => [code, fieldSchema(field, language)])),
    ...(always.length === 0 ? {} : { required: always.map(([code]) => code) }),
    ...(rules.length === 0 ? {} : { allOf: rules }),
    additionalProperties: false,
  };
}

/** When a field is asked, and when it has to be filled in. */
function rulesOf(code: string, { when, required }: FormField, fields: FormFields): JsonSchema[] {
  const missing = { required: [code] };
  const asked = when && {
    if: holding(when, fields),
    ...(required === true ? { then: missing } : {}),
    else: { properties: { [code]: false } },
  };
  const needed = typeof required === 'object' && {
    if: when ? { allOf: [holding(when, fields), holding(required, fields)] } : holding(required, fields),
    then: missing,
  };
  return [...(asked ? [asked] : []), ...(needed ? [needed] : [])];
}

/** What is filled in where a condition holds. */
function holding(condition: FieldCondition, fields: FormFields): JsonSchema {
  const names = Object.keys(condition);
  const properties = Object.entries(condition).map(([name, values]) => [
    name,
    fields[name]?.kind === 'several' ? { type: 'array', contains: { enum: values } } : { enum: values },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) as JsonSchema, required: names };
}

function fieldSchema(field: FormField, language: keyof Text): JsonSchema {
  const { title, hint } = field;
  return {
    title: title[language],
    ...(hint === undefined ? {} : { description: hint[language] }),
    ...valueSchema(field, language),
  };
}

/** A field is left out, or says something: nothing is said by blanks or by an empty list. */
function valueSchema(field: FormField, language: keyof Text): JsonSchema {
  const { kind, least, most } = field;
  switch (kind) {
    case 'text':
      return textSchema(most ?? longestText);
    case 'long-text':
      return textSchema(most ?? longestProse);
    case 'number':
      return {
        type: 'number',
        ...(least === undefined ? {} : { minimum: least }),
        ...(most === undefined ? {} : { maximum: most }),
      };
    case 'choice':
      return choiceSchema(field, language);
    case 'several':
      return { ...listSchema(field, choiceSchema(field, language)), uniqueItems: true };
    case 'list':
      return listSchema(field, textSchema(longestText));
    case 'yes-no':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'url':
      return { type: 'string', pattern: pageAddress, maxLength: longestText };
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function textSchema(maxLength: number): JsonSchema {
  return { type: 'string', pattern: '\\S', maxLength };
}

function choiceSchema({ choices = {} }: FormField, language: keyof Text): JsonSchema {
  return {
    type: 'string',
    oneOf: Object.entries(choices).map(([code, title]) => ({ const: code, title: title[language] })),
  };
}

function listSchema({ least = 1, most = mostValues }: FormField, items: JsonSchema): JsonSchema {
  return { type: 'array', items, minItems: least, maxItems: most };
}
