import { Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { fieldTexts, panelTexts } from '../../../texts/web/acts';
import { FileTray } from '../../files/file-tray';
import type { Values } from '../../forms/asked';
import type { Uploads } from '../../files/use-uploads';
import { useTexts } from '../../language/language';
import type { ActContext, ActField, ActType, ActValues } from './act-types';
import { ArticleLink } from './article-link';
import { PartsInput } from './parts-input';
import { ReplyTemplates } from './reply-templates';

// With the calendar, which few acts ask for.
const FormFields = lazy(async () => ({ default: (await import('../../forms/form-fields')).FormFields }));
const InstantInput = lazy(async () => ({ default: (await import('./instant-input')).InstantInput }));
const DayInput = lazy(async () => ({ default: (await import('../../forms/day-input')).DayInput }));

interface Props {
  readonly field: ActField;
  readonly type: ActType;
  readonly values: ActValues;
  readonly context: ActContext;
  readonly uploads: Uploads;
  readonly zone: string;
  readonly fault: string | null;
  readonly onChange: (value: string) => void;
}

/** One field of an act, by its kind. */
export function ActFieldInput(props: Props): ReactNode {
  const { field, values, context, uploads, zone, fault, onChange } = props;
  const say = useTexts(fieldTexts);
  const panel = useTexts(panelTexts);
  const value = values[field.name] ?? '';
  const common = { label: say(field.label), error: fault, required: field.required === true, size: 'sm' } as const;
  // What is written already stays: what is put in comes below it.
  const insert = (text: string): void => onChange(value.trim() === '' ? text : `${value.trimEnd()}\n\n${text}`);
  switch (field.kind) {
    case 'words':
      return (
        <Stack gap={4}>
          <FileTray uploads={uploads}>
            <Textarea
              {...common}
              className="act-words"
              autosize
              minRows={2}
              maxRows={14}
              maxLength={20_000}
              placeholder={placeholderOf(props.type, panel)}
              value={value}
              data-words
              onChange={(event) => onChange(event.currentTarget.value)}
            />
          </FileTray>
          {field.label === 'textToClient' && (
            <Group gap={4}>
              <ReplyTemplates ticket={context.ticket} onInsert={insert} />
              <ArticleLink desk={context.ticket.desk} onInsert={insert} />
            </Group>
          )}
        </Stack>
      );
    case 'prose':
      return (
        <Textarea
          {...common}
          autosize
          minRows={1}
          maxRows={10}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'line':
      return (
        <TextInput
          {...common}
          maxLength={field.max ?? 300}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          min={1}
          max={field.most ?? 1_000}
          allowDecimal={false}
          hideControls
          value={value}
          onChange={(next) => onChange(String(next))}
        />
      );
    case 'choice': {
      const options = field.options(context, values);
      const none = { value: '', label: say(field.none ?? 'choose') };
      return (
        <NativeSelect
          {...common}
          value={value}
          data={[none, ...options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    }
    case 'instant':
      return (
        <Suspense fallback={null}>
          <InstantInput
            label={common.label}
            required={common.required}
            fault={fault}
            zone={zone}
            value={value}
            onChange={onChange}
          />
        </Suspense>
      );
    case 'day':
      return (
        <Suspense fallback={null}>
          <DayInput {...common} value={value === '' ? null : value} onChange={(day) => onChange(day ?? '')} />
        </Suspense>
      );
    case 'parts':
      return <PartsInput value={value} fault={fault} onChange={onChange} />;
    case 'questions': {
      const form = context.forms.find(({ list }) => list !== null && list === values['list']);
      const answers = value === '' ? {} : (JSON.parse(value) as Values);
      return form === undefined ? null : (
        <Suspense fallback={null}>
          <FormFields
            fields={form.fields}
            values={answers}
            faults={new Map()}
            onChange={(code, answer) => {
              const { [code]: _before, ...others } = answers;
              onChange(JSON.stringify(answer === undefined ? others : { ...others, [code]: answer }));
            }}
          />
        </Suspense>
      );
    }
    default: {
      const never: never = field;
      return never;
    }
  }
}

function placeholderOf(type: ActType, say: ReturnType<typeof useTexts<typeof panelTexts>>): string | undefined {
  if (type === 'reply') return say('placeholderReply');
  return type === 'note' ? say('placeholderNote') : undefined;
}
