import { Checkbox, Group, Loader, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { useLanguage, useTexts } from '../language/language';
import type { Field, Value } from './asked';

// What opens a list is as large as all the rest together, and many forms have none of it.
const ChoiceInput = lazy(async () => ({ default: (await import('./choice-input')).ChoiceInput }));
const ListInput = lazy(async () => ({ default: (await import('./list-input')).ListInput }));
const DayInput = lazy(async () => ({ default: (await import('./day-input')).DayInput }));

/** So many are seen at a glance; more of them are a list to choose from. */
const mostAtAGlance = 4;

interface Drawn {
  readonly field: Field;
  readonly label: string;
  readonly hint: string | null;
  readonly isRequired: boolean;
  readonly value: Value | undefined;
  readonly fault: string | null;
  readonly onChange: (value: Value | undefined) => void;
}

/** Several values that came in one go, each by itself, and none twice. */
function apart(values: readonly string[]): string[] {
  const each = values.flatMap((value) => value.split(/[,;\n\t]/)).map((value) => value.trim());
  return [...new Set(each)].filter((value) => value !== '');
}

/** A field by its kind. */
export function FieldInput({ field, label, hint, isRequired, value, fault, onChange }: Drawn): ReactNode {
  const say = useTexts(formTexts);
  const language = useLanguage();
  const choices = field.choices.map(({ code, title }) => ({ value: code, label: title[language] }));
  const common = { label, description: hint, withAsterisk: isRequired, error: fault };
  const text = typeof value === 'string' ? value : '';
  const list = Array.isArray(value) ? value : [];
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'url':
      return (
        <TextInput
          {...common}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'long-text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={16}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <TextInput
          {...common}
          w={{ base: '100%', xs: 220 }}
          inputMode="decimal"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'choice':
      if (!isRequired || choices.length > mostAtAGlance)
        return (
          <Suspense fallback={<Loader size="sm" />}>
            <ChoiceInput
              {...common}
              data={choices}
              value={text === '' ? null : text}
              clearable={!isRequired}
              onChange={(next) => onChange(next ?? undefined)}
            />
          </Suspense>
        );
      return (
        <Radio.Group {...common} value={text} onChange={onChange}>
          <Stack gap={8} py={6}>
            {choices.map((choice) => (
              <Radio key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'several':
      return (
        <Checkbox.Group
          {...common}
          value={[...list]}
          onChange={(next) => onChange(next.length === 0 ? undefined : next)}
        >
          <Stack gap={8} py={6}>
            {choices.map((choice) => (
              <Checkbox key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'list':
      return (
        <Suspense fallback={<Loader size="sm" />}>
          <ListInput
            {...common}
            description={hint ?? say('listHint')}
            value={[...list]}
            onChange={(next) => onChange(next.length === 0 ? undefined : apart(next))}
          />
        </Suspense>
      );
    case 'yes-no':
      // One tick where nothing has to be said; where an answer is wanted, "no" is one, too.
      if (!isRequired)
        return (
          <Checkbox
            label={label}
            description={hint}
            error={fault}
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked ? true : undefined)}
          />
        );
      return (
        <Radio.Group
          {...common}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={(next) => onChange(next === 'true')}
        >
          <Group gap="lg" py={6}>
            <Radio value="true" label={say('yes')} />
            <Radio value="false" label={say('no')} />
          </Group>
        </Radio.Group>
      );
    case 'date':
      return (
        <Suspense fallback={<Loader size="sm" />}>
          <DayInput {...common} value={text === '' ? null : text} onChange={(next) => onChange(next ?? undefined)} />
        </Suspense>
      );
  }
}
