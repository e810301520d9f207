import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { incidentTexts } from '../../texts/web/incidents';
import { api, ask } from '../api/client';
import { asOneAttempt } from '../commands/attempt-keys';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { incidentQueries } from './incident-queries';
import { RuleFields } from './rule-fields';
import { blankRule, ruleGiven } from './rule-values';

/** Declares an incident of a desk: what it is called, and which tickets belong to it by themselves. */
export function DeclareForm({ desk, onDeclared }: { desk: string; onDeclared: (incident: string) => void }): ReactNode {
  const say = useTexts(incidentTexts);
  const client = useQueryClient();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const { timeZone } = useMe();
  const [values, setValues] = useState(() => blankRule(Date.now(), timeZone));
  const made = ruleGiven(values, timeZone, null);
  const declare = useMutation({
    mutationFn: () => {
      const body = {
        ...{ desk, title: title.trim() },
        ...(text.trim() === '' ? {} : { text }),
        ...(made.kind === 'rule' ? { rule: made.rule } : {}),
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
    if (made.kind !== 'since-missing') declare.mutate();
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
        <RuleFields {...{ desk, values, made }} onChange={setValues} />
        <ProblemNote problem={declare.error} />
        <Button type="submit" loading={declare.isPending} disabled={title.trim() === ''} w="fit-content">
          {say('declare')}
        </Button>
      </Stack>
    </form>
  );
}
