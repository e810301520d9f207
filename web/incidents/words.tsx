import { Badge, Button, Checkbox, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { oneIncidentTexts } from '../../texts/web/incidents';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import type { Incident } from './incident-queries';
import { useIncidentAct } from './use-incident-act';

/** What was said to all tickets, how far each word is, and where the next one is written. */
export function Words({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const { words, can } = incident;
  return (
    <section aria-label={say('words')}>
      <Title order={2} size="h4" mb="xs">
        {say('words')}
      </Title>
      <Stack gap="md" maw={760}>
        {words.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say('noWords')}
          </Text>
        ) : (
          words.map((word) => <Word key={word.word} word={word} />)
        )}
        {can['tell'] === 'yes' && <WordForm incident={incident} />}
      </Stack>
    </section>
  );
}

function Word({ word }: { word: Incident['words'][number] }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const { type, text, at, by, told, waiting, refused } = word;
  const sum = refused.reduce((all, { count }) => all + count, 0);
  return (
    <article>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          <bdi>{by.name ?? by.id}</bdi>, <When at={at} />
        </Text>
        {type === 'solve' && <Badge variant="light">{say('solution')}</Badge>}
      </Group>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
      <Text size="sm" c="dimmed" role="status">
        {say('progress', { told, waiting, refused: sum })}
      </Text>
      {refused.map(({ code, text: why, count }) => (
        <Text key={code} size="xs" c="dimmed">
          {count}: {why}
        </Text>
      ))}
    </article>
  );
}

function WordForm({ incident }: { incident: Incident }): ReactNode {
  const say = useTexts(oneIncidentTexts);
  const [text, setText] = useState('');
  const [isSolution, setIsSolution] = useState(false);
  const act = useIncidentAct(incident);
  const maySolve = incident.can['solve'] === 'yes';
  const solves = isSolution && maySolve;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(
      { type: solves ? 'solve' : 'tell', text },
      {
        onSuccess: () => {
          setText('');
          setIsSolution(false);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} aria-label={say('say')}>
      <Stack gap="xs">
        <Textarea
          label={say('text')}
          description={solves ? say('solveHint') : say('tellHint')}
          autosize
          minRows={3}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Checkbox
          label={say('isSolution')}
          checked={solves}
          disabled={!maySolve}
          onChange={(event) => setIsSolution(event.currentTarget.checked)}
        />
        <ProblemNote problem={act.error} />
        <Button type="submit" loading={act.isPending} disabled={text.trim() === ''} w="fit-content">
          {solves ? say('solve') : say('tell')}
        </Button>
      </Stack>
    </form>
  );
}
