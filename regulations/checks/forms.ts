import type { FieldCondition, FormField, FormFields } from '../../domain/regulation';
import type { Path, RawFault } from '../json';
import { nearest } from '../nearest';
import type { Check } from './document';

/**
 * Conditions of forms ask for fields that are written before them, so that no field waits for itself, and for values that these
 * can have.
 */
export const checkForms: Check = ({ parsed }) => {
  const faults: RawFault[] = [];
  const forms = (['requestTypes', 'questions'] as const).flatMap((section) => {
    const named: Readonly<Record<string, { readonly fields: FormFields }>> = parsed[section] ?? {};
    return Object.entries(named).map(([name, { fields }]) => ({ form: [section, name], fields }));
  });
  for (const { form, fields } of forms) {
    const before: Record<string, FormField> = {};
    for (const [code, field] of Object.entries(fields)) {
      const path = [...form, 'fields', code];
      faults.push(...conditionFaults([...path, 'when'], field.when ?? {}, before, fields));
      if (typeof field.required === 'object')
        faults.push(...conditionFaults([...path, 'required'], field.required, before, fields));
      before[code] = field;
    }
  }
  return faults;
};

function conditionFaults(path: Path, asked: FieldCondition, before: FormFields, all: FormFields): RawFault[] {
  return Object.entries(asked).flatMap(([name, values]) => {
    const place = [...path, name];
    const field = Object.hasOwn(before, name) ? before[name] : undefined;
    if (field === undefined) return [{ path: place, message: notBefore(name, before, Object.hasOwn(all, name)) }];
    const known = valuesOf(field);
    if (known === undefined) {
      const message = `asks for a field of kind "${field.kind}": a condition asks for "choice", "several" or "yes-no"`;
      return [{ path: place, message, related: [[...path.slice(0, 3), name]] }];
    }
    return values
      .filter((value) => !known.includes(value))
      .map((value) => ({ path: place, message: noValue(value, name, known) }));
  });
}

function notBefore(name: string, before: FormFields, isLater: boolean): string {
  const names = Object.keys(before);
  if (isLater) return `asks for "${name}", which is not written before this field: put it first`;
  const list = names.slice(0, 20).join(', ');
  return `asks for a field "${name}", which the form does not have before this one${list && ` (there are: ${list})`}${nearest(name, names)}`;
}

function noValue(value: string | boolean, name: string, known: readonly (string | boolean)[]): string {
  const words = known.map(String);
  const list = words.slice(0, 20).join(', ');
  return `asks for "${String(value)}", which "${name}" cannot be (there are: ${list})${nearest(String(value), words)}`;
}

/** What a field that conditions may ask for can be; undefined for other kinds. */
function valuesOf({ kind, choices = {} }: FormField): readonly (string | boolean)[] | undefined {
  switch (kind) {
    case 'choice':
    case 'several':
      return Object.keys(choices);
    case 'yes-no':
      return [true, false];
    case 'text':
    case 'long-text':
    case 'number':
    case 'list':
    case 'date':
    case 'url':
      return undefined;
    default: {
      const never: never = kind;
      return never;
    }
  }
}
