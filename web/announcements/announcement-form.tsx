import { Button, Checkbox, Fieldset, MultiSelect, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { announcementKindTexts } from '../../texts/announcements';
import { announcementTexts } from '../../texts/web/announcements';
import type { Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import type { Announcement } from './announcement-queries';
import { blank, givenOf, planOf, valuesOf, type AnnouncementGiven, type FormValues } from './form-values';
import { Preview } from './preview';

const kinds = ['break', 'hours', 'holiday', 'maintenance', 'emergency'] as const;

/** What is announced, to whom, in both languages; whom it reaches stands below as it is filled in. */
export function AnnouncementForm({
  desk,
  content,
  services,
  companies,
  act,
  before,
  problem,
  isPending,
  onSave,
}: {
  desk: string;
  content: Schemas['RegulationContent'];
  services: readonly { readonly code: string; readonly title: string }[];
  companies: readonly { readonly id: string; readonly name: string | null }[];
  act: string;
  before: Announcement | Partial<FormValues>;
  problem: Error | null;
  isPending: boolean;
  onSave: (given: AnnouncementGiven) => void;
}): ReactNode {
  const say = useTexts(announcementTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const [values, setValues] = useState<FormValues>(() =>
    'id' in before ? valuesOf(before, timeZone) : { ...blank, ...before },
  );
  const set = (part: Partial<FormValues>): void => setValues((now) => ({ ...now, ...part }));
  const plan = planOf(values, timeZone);
  const isWhole = plan !== null && values.title.trim() !== '' && values.text.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (plan !== null) onSave(givenOf(values, plan));
  };
  const coded = (all: readonly { code: string; title: string }[]) =>
    all.map(({ code, title }) => ({ value: code, label: title }));
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <NativeSelect
          label={say('about')}
          value={values.about}
          data={kinds.map((value) => ({ value, label: announcementKindTexts[value][language] }))}
          onChange={({ currentTarget: { value } }) => set({ about: value as FormValues['about'] })}
        />
        <TextInput
          type="datetime-local"
          label={say('from')}
          value={values.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
          required
        />
        <TextInput
          type="datetime-local"
          label={say('to')}
          description={say('toHint')}
          value={values.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
          required={values.about !== 'emergency'}
        />
        <Fieldset legend={say('reach')}>
          <Stack gap="xs">
            <Checkbox
              label={say('clients')}
              checked={values.clients}
              onChange={(event) => set({ clients: event.currentTarget.checked })}
            />
            <MultiSelect
              label={say('companies')}
              data={companies.map(({ id, name }) => ({ value: id, label: name ?? id }))}
              value={values.companies}
              onChange={(chosen) => set({ companies: chosen })}
              searchable
            />
            <Checkbox
              label={say('openTickets')}
              checked={values.openTickets}
              onChange={(event) => set({ openTickets: event.currentTarget.checked })}
            />
            <MultiSelect
              label={say('topics')}
              data={coded(content.topics)}
              value={values.topics}
              onChange={(topics) => set({ topics, openTickets: values.openTickets || topics.length > 0 })}
              maxValues={50}
            />
            <Checkbox
              label={say('staff')}
              checked={values.staff}
              onChange={(event) => set({ staff: event.currentTarget.checked })}
            />
          </Stack>
        </Fieldset>
        {values.about === 'maintenance' && services.length > 0 && (
          <MultiSelect
            label={say('services')}
            data={coded(services)}
            value={values.services}
            onChange={(chosen) => set({ services: chosen })}
          />
        )}
        <TextInput
          label={say('name')}
          maxLength={200}
          value={values.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
          required
        />
        <Textarea
          label={say('text')}
          autosize
          minRows={3}
          maxLength={20_000}
          value={values.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
          required
        />
        <TextInput
          label={say('nameEn')}
          description={say('englishHint')}
          maxLength={200}
          value={values.titleEn}
          onChange={(event) => set({ titleEn: event.currentTarget.value })}
        />
        <Textarea
          label={say('textEn')}
          autosize
          minRows={2}
          maxLength={20_000}
          value={values.textEn}
          onChange={(event) => set({ textEn: event.currentTarget.value })}
        />
        <ProblemNote problem={problem} />
        <Button type="submit" loading={isPending} disabled={!isWhole} w="fit-content">
          {act}
        </Button>
        <section aria-label={say('preview')}>
          <Text fw={600}>{say('preview')}</Text>
          <Preview plan={plan === null ? null : { desk, ...plan }} />
        </section>
      </Stack>
    </form>
  );
}
