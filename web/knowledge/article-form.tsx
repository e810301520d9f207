import { Alert, Button, Group, MultiSelect, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { articleFormTexts } from '../../texts/web/knowledge';
import type { Schemas } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useDraft } from '../drafts/use-draft';
import { useFocusOnFault } from '../forms/faults';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { ArticleText } from './article-text';
import type { ArticleContent } from './knowledge-queries';

/** What is written, and the version that it was begun from. */
export interface ArticleDraft extends ArticleContent {
  readonly version: number;
}

/** What is done with what was written. */
export interface Saved {
  readonly content: ArticleContent;
  /** The version that was changed; null: whatever stands. */
  readonly version: number | null;
  readonly isShown: boolean;
}

/**
 * Writes an article. What is typed is kept in the browser until it is saved.
 *
 * @param initial what the form begins with; the same object at every rendering
 * @param save ends when it is saved
 */
export function ArticleForm({
  draftKey,
  initial,
  topics,
  isNew,
  save,
}: {
  draftKey: string;
  initial: ArticleDraft;
  topics: Schemas['Desk']['topics'];
  isNew: boolean;
  save: (saved: Saved) => Promise<void>;
}): ReactNode {
  const say = useTexts(articleFormTexts);
  const ask = useTexts(formTexts);
  const [draft, keep, done] = useDraft<ArticleDraft>(draftKey, initial);
  const [pending, setPending] = useState<'save' | 'show' | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [lacking, setLacking] = useState<ReadonlyMap<string, string>>(new Map());
  const around = useFocusOnFault(lacking);
  const hasMoved = problem instanceof ApiProblem && problem.code === 'revision-moved';
  const change = (next: Partial<ArticleContent>): void => keep({ ...draft, ...next });
  const submit = async (isShown: boolean, isOver = false): Promise<void> => {
    if (pending !== null) return;
    const title = draft.title.trim();
    const missing = new Map([
      ...(title === '' ? [['title', say('missing', { field: say('title') })] as const] : []),
      ...(draft.text.trim() === '' ? [['text', say('missing', { field: say('text') })] as const] : []),
    ]);
    setLacking(missing);
    setProblem(null);
    if (missing.size > 0) return;
    setPending(isShown ? 'show' : 'save');
    const { version, ...words } = draft;
    try {
      await save({ content: { ...words, title }, version: isOver ? null : version, isShown });
      done();
    } catch (fault) {
      setProblem(fault);
    }
    setPending(null);
  };
  return (
    <form
      ref={around}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit(false, hasMoved);
      }}
    >
      <Stack gap="md">
        <div data-fault={lacking.has('title') || undefined}>
          <TextInput
            label={say('title')}
            description={say('titleHint')}
            withAsterisk
            maxLength={200}
            value={draft.title}
            error={lacking.get('title')}
            onChange={({ currentTarget: { value } }) => change({ title: value })}
          />
        </div>
        <div data-fault={lacking.has('text') || undefined}>
          <Textarea
            label={say('text')}
            description={say('textHint')}
            withAsterisk
            autosize
            minRows={10}
            maxRows={30}
            maxLength={50_000}
            value={draft.text}
            error={lacking.get('text')}
            onChange={({ currentTarget: { value } }) => change({ text: value })}
          />
        </div>
        <Radio.Group
          label={say('audience')}
          value={draft.audience ?? 'desk'}
          onChange={(value) => change({ audience: value === 'clients' ? 'clients' : 'desk' })}
        >
          <Group gap="lg" mt={4}>
            <Radio value="clients" label={say('clients')} />
            <Radio value="desk" label={say('desk')} />
          </Group>
        </Radio.Group>
        <MultiSelect
          label={say('topics')}
          description={say('topicsHint')}
          data={topics.map(({ code, title }) => ({ value: code, label: title }))}
          value={[...(draft.topics ?? [])]}
          onChange={(chosen) => change({ topics: chosen })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': ask('remove') }}
        />
        {hasMoved ? (
          <Alert color="yellow" variant="light" role="alert">
            {say('moved')}
          </Alert>
        ) : (
          <ProblemNote problem={problem} />
        )}
        <Group gap="sm">
          <Button type="submit" variant="default" loading={pending === 'save'}>
            {say(hasMoved ? 'saveOver' : isNew ? 'save' : 'saveVersion')}
          </Button>
          <Button loading={pending === 'show'} onClick={() => void submit(true, hasMoved)}>
            {say('saveAndShow')}
          </Button>
          <Button variant="subtle" color="gray" onClick={done}>
            {say('drop')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {say('kept')}
        </Text>
        {draft.text.trim() !== '' && (
          <section aria-labelledby="preview">
            <Title order={2} size="h5" mb="xs" id="preview">
              {say('preview')}
            </Title>
            <ArticleText text={draft.text} />
          </section>
        )}
      </Stack>
    </form>
  );
}
