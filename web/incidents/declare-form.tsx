import { Button, MultiSelect, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { incidentTexts } from '../../texts/web/incidents';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { ListInput } from '../forms/list-input';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { incidentQueries } from './incident-queries';

const hourMs = 3_600_000;
const spans = { since0: 0, since1: hourMs, since24: 24 * hourMs } as const;
type Span = keyof typeof spans;

/** Declares an incident of a desk: what it is called, and which tickets belong to it by themselves. */
export function DeclareForm({
  desk,
  topics,
  onDeclared,
}: {
  desk: string;
  topics: readonly { readonly code: string; readonly title: string }[];
  onDeclared: (incident: string) => void;
}): ReactNode {
  const say = useTexts(incidentTexts);
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [words, setWords] = useState<string[]>([]);
  const [span, setSpan] = useState<Span>('since24');
  const [openedAt] = useState(() => Date.now());
  const declare = useMutation({
    mutationFn: () => {
      const since = new Date(openedAt - spans[span]).toISOString();
      const named = chosen.length > 0 || words.length > 0;
      const body = {
        ...{ desk, title: title.trim() },
        ...(text.trim() === '' ? {} : { text }),
        ...(named ? { rule: { topics: chosen, words, since } } : {}),
      };
      return asOneAttempt(`declare incident ${desk}`, body, (key) =>
        ask(api.POST('/api/v1/incidents', { body, headers: { 'Idempotency-Key': key } })),
      );
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: incidentQueries.all });
      onDeclared(id);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    declare.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={say('name')}
          description={say('nameHint')}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          required
          data-autofocus
        />
        <Textarea
          label={say('known')}
          description={say('knownHint')}
          autosize
          minRows={2}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {say('ruleHint')}
        </Text>
        <MultiSelect
          label={say('topics')}
          data={topics.map(({ code, title: label }) => ({ value: code, label }))}
          value={chosen}
          onChange={setChosen}
          maxValues={50}
        />
        <ListInput label={say('words')} value={words} onChange={setWords} maxTags={20} />
        <NativeSelect
          label={say('since')}
          value={span}
          data={(['since24', 'since1', 'since0'] as const).map((value) => ({ value, label: say(value) }))}
          onChange={({ currentTarget: { value } }) => setSpan(value as Span)}
        />
        <ProblemNote problem={declare.error} />
        <Button type="submit" loading={declare.isPending} disabled={title.trim() === ''} w="fit-content">
          {say('declare')}
        </Button>
      </Stack>
    </form>
  );
}
