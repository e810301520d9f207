import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { jobTexts, visitActTexts, visitActTitles } from '../../texts/web/visit-acts';
import type { Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useGiveVisit, type VisitCommand } from '../commands/use-give-visit';
import { useDraft } from '../drafts/use-draft';
import { FileTray } from '../files/file-tray';
import { useUploads, type Uploads } from '../files/use-uploads';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';
import { instantOf } from '../time/local';
import { PartsInput, partsOf } from '../workspace/acts/parts-input';
import type { VisitAct, VisitActField, VisitActValues } from './visit-acts';
import { Moved, useMoved } from './visit-moved';

const InstantInput = lazy(async () => ({ default: (await import('../workspace/acts/instant-input')).InstantInput }));

const empty: VisitActValues = {};

/** What an act on a visit asks, and the way to give it; instants are those of the desk's clocks. Nothing typed is lost. */
export function VisitActForm({
  act,
  visit,
  onDone,
  onCancel,
}: {
  act: VisitAct;
  visit: Schemas['Visit'];
  onDone: () => void;
  onCancel: () => void;
}): ReactNode {
  const titles = useTexts(visitActTitles);
  const texts = useTexts(visitActTexts);
  const say = useTexts(jobTexts);
  const place = `${act.type} ${visit.number}`;
  const [values, keep, done] = useDraft<VisitActValues>(place, empty);
  const uploads = useUploads(visit.desk, place);
  const moved = useMoved(visit);
  const give = useGiveVisit(visit.number, moved.revision);
  const zone = useDeskZone(visit.desk) ?? visit.site.timeZone;
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const fields = act.fields
    .filter(({ when }) => when === undefined || when(values))
    .map((field) => (field.requiredWhen?.(values) === true ? { ...field, required: true } : field));
  const faults = give.error instanceof ApiProblem ? give.error.faultsByField : new Map<string, string>();
  const send = (): void => {
    const lacking = fields.filter(({ name, required }) => required === true && (values[name] ?? '').trim() === '');
    setMissing(new Set(lacking.map(({ name }) => name)));
    if (lacking.length > 0 || uploads.isBusy) return;
    moved.accept();
    give.mutate(commandOf(act, fields, values, uploads.ids, zone), {
      onSuccess: () => {
        done();
        uploads.clear();
        onDone();
      },
      onError: moved.hear,
    });
  };
  return (
    <form
      noValidate
      aria-label={titles(act.type)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="xs">
        <Text fw={600}>{titles(act.type)}</Text>
        {act.type === 'act' && (visit.actForm?.photos ?? 0) > 0 && (
          <Text size="sm">{say('photos', { count: visit.actForm?.photos ?? 0 })}</Text>
        )}
        {fields.length === 0 && <Text size="sm">{say('noFields')}</Text>}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            zone={zone}
            uploads={uploads}
            fault={
              missing.has(field.name)
                ? texts('missing', { field: texts(field.label) })
                : (faults.get(field.name) ?? null)
            }
            onChange={(value) => {
              setMissing((before) => new Set([...before].filter((it) => it !== field.name)));
              keep({ ...values, [field.name]: value });
            }}
          />
        ))}
        {moved.from === null ? (
          <ProblemNote problem={give.error} shown={fields.map(({ name }) => name)} />
        ) : (
          <Moved from={moved.from} to={visit} />
        )}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" size="xs" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button type="submit" size="xs" loading={give.isPending} disabled={uploads.isBusy}>
            {say('give')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Field({
  field,
  value,
  zone,
  uploads,
  fault,
  onChange,
}: {
  field: VisitActField;
  value: string;
  zone: string;
  uploads: Uploads;
  fault: string | null;
  onChange: (value: string) => void;
}): ReactNode {
  const texts = useTexts(visitActTexts);
  const required = field.required === true;
  const common = { label: texts(field.label), error: fault, required, size: 'sm' } as const;
  const prose = (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={10}
      maxLength={20_000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
  switch (field.kind) {
    case 'line':
      return (
        <TextInput
          {...common}
          maxLength={300}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'prose':
      return prose;
    case 'words':
      return <FileTray uploads={uploads}>{prose}</FileTray>;
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={value}
          data={[{ value: '', label: texts('choose') }, ...field.options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'several':
      return (
        <Checkbox.Group
          {...common}
          value={value === '' ? [] : (JSON.parse(value) as string[])}
          onChange={(chosen) => onChange(chosen.length === 0 ? '' : JSON.stringify(chosen))}
        >
          <Stack gap={6} mt={4}>
            {field.options.map((option) => (
              <Checkbox key={option.value} size="sm" value={option.value} label={option.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'instant':
      return (
        <Suspense fallback={null}>
          <InstantInput
            label={common.label}
            required={required}
            fault={fault}
            zone={zone}
            value={value}
            onChange={onChange}
          />
        </Suspense>
      );
    case 'parts':
      return <PartsInput label={common.label} value={value} fault={fault} isRequired={required} onChange={onChange} />;
    default: {
      const never: never = field;
      return never;
    }
  }
}

function commandOf(
  act: VisitAct,
  fields: readonly VisitActField[],
  values: VisitActValues,
  attachments: readonly string[],
  zone: string,
): VisitCommand {
  const body: Record<string, unknown> = { type: act.type };
  for (const { kind, name } of fields) {
    const value = values[name] ?? '';
    if (value.trim() === '') continue;
    if (kind === 'parts') {
      const lines = partsOf(value);
      if (lines.length > 0) body[name] = lines;
    } else if (kind === 'instant') body[name] = instantOf(value, zone) ?? value;
    else if (kind === 'several') body[name] = JSON.parse(value) as unknown;
    else body[name] = kind === 'line' ? value.trim() : value;
    if (kind === 'words' && attachments.length > 0) body['attachments'] = attachments;
  }
  // Whether it fits the command's schema, the API says.
  return (act.build?.(body) ?? body) as VisitCommand;
}
