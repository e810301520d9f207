import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { actTitles, fieldTexts } from '../../../texts/web/acts';
import { manyTexts } from '../../../texts/web/many';
import { queries } from '../../api/queries';
import type { OutcomeAtOne } from '../../commands/give-many';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { titledOptions } from '../acts/fields';
import { HeldCard } from '../acts/held-card';
import type { Option } from '../acts/act-types';
import { lookUps } from '../look-ups';
import classes from './many.module.css';
import type { ManyType } from './selection';
import { nobodyValue, useManyForm } from './use-many-form';

type Name = 'to' | 'topic' | 'category' | 'priority' | 'reason' | 'text';

/** What one act asks once, for all tickets that are chosen. */
export function ManyForm({
  type,
  asked,
  desk,
  tids,
  onBegin,
  onDone,
  onCancel,
}: {
  type: ManyType;
  /** Changes when the form was asked for: its first field is gone to then. */
  asked: number;
  desk: string;
  tids: readonly string[];
  onBegin: () => void;
  onDone: (outcomes: readonly OutcomeAtOne[]) => void;
  onCancel: () => void;
}): ReactNode {
  const titles = useTexts(actTitles);
  const fields = useTexts(fieldTexts);
  const say = useTexts(manyTexts);
  const form = useManyForm(type, tids, onBegin, onDone);
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>('textarea, select')?.focus(), [asked]);
  const { data: people } = useQuery(lookUps.people(desk));
  const { data: desks } = useQuery(queries.desks());
  const found = desks?.items.find(({ code }) => code === desk);
  const select = (name: Name, none: string, options: readonly Option[]): ReactNode =>
    options.length === 0 ? null : (
      <NativeSelect
        key={name}
        size="sm"
        label={fields(name)}
        value={form.values[name] ?? ''}
        data={[{ value: '', label: none }, ...options]}
        onChange={(event) => form.set(name, event.currentTarget.value)}
      />
    );
  const staff = (people?.items ?? []).map(({ shortId, name }) => ({ value: shortId, label: name ?? shortId }));
  return (
    <form
      ref={frame}
      noValidate
      aria-label={titles(type)}
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        form.send();
      }}
    >
      <Stack gap="xs">
        {form.held !== undefined && <HeldCard held={form.held} />}
        <div className={classes['fields']} hidden={form.held !== undefined}>
          {type === 'assign' &&
            select('to', fields('choose'), [...staff, { value: nobodyValue, label: fields('nobody') }])}
          {type === 'classify' && [
            select('topic', fields('asBefore'), titledOptions(found?.topics)),
            select('category', fields('asBefore'), titledOptions(found?.categories)),
            select('priority', fields('asBefore'), titledOptions(found?.priorities)),
          ]}
          {(type === 'assign' || type === 'classify') && (
            <TextInput
              size="sm"
              label={fields('reason')}
              maxLength={500}
              value={form.values['reason'] ?? ''}
              onChange={(event) => form.set('reason', event.currentTarget.value)}
            />
          )}
          {(type === 'reply' || type === 'note') && (
            <Textarea
              size="sm"
              className={classes['words'] ?? ''}
              label={fields(type === 'reply' ? 'textToClient' : 'noteText')}
              description={type === 'reply' ? say('toClients') : undefined}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={20_000}
              required
              error={form.isEmpty ? say('noWords') : undefined}
              value={form.values['text'] ?? ''}
              onChange={(event) => form.set('text', event.currentTarget.value)}
            />
          )}
        </div>
        {form.isEmpty && (type === 'assign' || type === 'classify') && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {say(type === 'assign' ? 'nobodyChosen' : 'nothing')}
          </Text>
        )}
        <ProblemNote problem={form.problem} />
        {form.problem !== null && <Text size="sm">{say('again')}</Text>}
        {form.answered !== null && (
          <Text size="sm" role="status">
            {say('going', { done: form.answered, all: form.all })}
          </Text>
        )}
        <Group gap="xs" justify="flex-end" hidden={form.held !== undefined}>
          <Button size="xs" variant="default" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button size="xs" type="submit" loading={form.isBusy}>
            {say(type === 'reply' || type === 'note' ? 'send' : 'give', { count: tids.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
