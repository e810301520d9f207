import { createHash } from 'node:crypto';
import type { DefinedError } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { LRUCache } from 'lru-cache';
import { formSchema } from '../../domain/form/json-schema';
import type { FormFields, RequestType } from '../../domain/regulation';

/** What somebody fills in: that of a request type, or a list of questions. */
export type Form = Pick<RequestType, 'title' | 'fields'>;

/** What is wrong with a filled in form; null: nothing. */
type Validator = (fields: object) => readonly DefinedError[] | null;

// A field that is required under a condition is declared beside the condition, and not again inside it.
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
addFormats(ajv, ['date']);

const kept = new LRUCache<string, Validator>({ max: 500 });

/** What is filled in by a form, and in which order: two forms with one digest are one to whoever fills them in. */
export function formDigest({ fields }: { readonly fields: FormFields }): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** The validator of a form, compiled once for all clients, request types and lists that have the same one. */
export function validatorOf(form: Form): Validator {
  const digest = formDigest(form);
  const known = kept.get(digest);
  if (known !== undefined) return known;
  const validator = compile(form);
  kept.set(digest, validator);
  return validator;
}

function compile(form: Form): Validator {
  const schema = formSchema(form, 'en');
  const validate = ajv.compile(schema);
  // It would be kept there beside the cache, for ever.
  ajv.removeSchema(schema);
  // Only keywords of the standard stand in the schema.
  return (fields) => (validate(fields) ? null : ((validate.errors ?? []) as DefinedError[]));
}
