import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { releasesTexts } from '../../texts/web/releases';
import { api, ask } from '../api/client';
import { DayInput } from '../forms/day-input';
import { ProblemNote } from '../kit/problem-note';
import { useKnowledgeAct } from '../knowledge/use-knowledge-act';
import { useTexts } from '../language/language';
import type { Release } from './release-queries';

/** Writes a release into the register. @param release as it stands; null: a new one */
export function ReleaseForm({
  desk,
  release,
  onDone,
  onCancel,
}: {
  desk: string;
  release: Release | null;
  onDone: (release: Release) => void;
  onCancel: () => void;
}): ReactNode {
  const say = useTexts(releasesTexts);
  const [name, setName] = useState(release?.name ?? '');
  const [expectedOn, setExpectedOn] = useState<string | null>(release?.expectedOn ?? null);
  const [changes, setChanges] = useState(release?.changes ?? '');
  const [isTried, setIsTried] = useState(false);
  const act = useKnowledgeAct(
    `release ${desk}`,
    (body: { name: string; expectedOn: string | null; changes: string }, header) => {
      const { name: called, ...words } = body;
      const params = {
        path: { desk, release: called },
        header: { ...header, 'If-Match': String(release?.revision ?? 0) },
      };
      return ask(api.PUT('/api/v1/desks/{desk}/releases/{release}', { params, body: words }));
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (name.trim() === '' || act.isPending) return;
    act.mutate({ name: name.trim(), expectedOn, changes }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {release === null && (
          <TextInput
            label={say('number')}
            description={say('numberHint')}
            withAsterisk
            maxLength={60}
            value={name}
            error={isTried && name.trim() === '' ? say('missing', { field: say('number') }) : null}
            onChange={({ currentTarget: { value } }) => setName(value)}
            data-autofocus
          />
        )}
        <DayInput label={say('expectedOn')} value={expectedOn} onChange={setExpectedOn} clearable />
        <Textarea
          label={say('changes')}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={20_000}
          value={changes}
          onChange={({ currentTarget: { value } }) => setChanges(value)}
        />
        <ProblemNote problem={act.error} />
        <Group gap="sm">
          <Button type="submit" loading={act.isPending}>
            {say('save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
