import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language';
import { asked, isRequired, type Field, type Value, type Values } from './asked';
import { FieldInput } from './field-input';

/**
 * The fields of a form that are asked now, each with its hint and its fault.
 *
 * @param faults by the code of the field
 */
export function FormFields({
  fields,
  values,
  faults,
  onChange,
}: {
  fields: readonly Field[];
  values: Values;
  faults: ReadonlyMap<string, string>;
  onChange: (code: string, value: Value | undefined) => void;
}): ReactNode {
  const language = useLanguage();
  const among = asked(fields, values);
  return (
    <Stack gap="md">
      {among.map((field) => (
        <div key={field.code} data-fault={faults.has(field.code) || undefined}>
          <FieldInput
            field={field}
            label={field.title[language]}
            hint={field.hint?.[language] ?? null}
            isRequired={isRequired(field, among, values)}
            value={values[field.code]}
            fault={faults.get(field.code) ?? null}
            onChange={(value) => onChange(field.code, value)}
          />
        </div>
      ))}
    </Stack>
  );
}
