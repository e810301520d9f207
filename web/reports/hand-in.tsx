import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { reportTexts } from '../../texts/web/reports';
import { api, ask } from '../api/client';
import { useDraft } from '../drafts/use-draft';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { Report } from './queries';
import { useAct } from './use-act';

/** The words beside the figures; what was written stays until it is handed in. */
export function HandIn({ report, desk }: { report: Report; desk: string }): ReactNode {
  const say = useTexts(reportTexts);
  const act = (['hand-in', 'publish-summary'] as const).find((each) => report.can[each] === 'yes');
  const [text, setText, forget] = useDraft(`report ${report.id}`, '');
  const [isTried, setIsTried] = useState(false);
  const give = useAct(desk, `report ${report.id} ${act}`, (said: string, headers) => {
    const request = { params: { path: { report: report.id } }, body: { text: said }, headers };
    return ask(
      act === 'publish-summary'
        ? api.POST('/api/v1/reports/{report}/publication', request)
        : api.POST('/api/v1/reports/{report}/hand-in', request),
    );
  });
  if (act === undefined) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (text.trim() === '') return;
    const done = (): void => {
      setIsTried(false);
      setText('');
      forget();
    };
    give.mutate(text, { onSuccess: done });
  };
  const missing = report.reports
    .filter(({ handedInAt }) => handedInAt === null)
    .map((each) => each.service?.title ?? '');
  const label = act === 'publish-summary' ? 'publish' : report.handedInAt === null ? 'handIn' : 'correct';
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={720}>
        <Textarea
          label={say('words')}
          description={say('wordsHint')}
          minRows={4}
          maxLength={20_000}
          autosize
          required
          value={text}
          error={isTried && text.trim() === '' ? say('wordsMissing') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {act === 'publish-summary' && missing.length > 0 && (
          <Text size="sm" fw={600}>
            {say('publishMissing', { list: missing.join(', ') })}
          </Text>
        )}
        <ProblemNote problem={give.error} />
        <Group>
          <Button type="submit" loading={give.isPending}>
            {say(label)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
