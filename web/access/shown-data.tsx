import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { accessTexts } from '../../texts/web/access';
import { api, ask, type Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { CopyButton } from '../second-factor/copy-button';
import { useStands } from './access-queries';

/** What is shown hides by itself: a screen is left, a day passes. */
const shownMs = 60_000;

/** A press shows the data to the responsible, for a minute, in this part of the page and nowhere else in the browser. */
export function ShownData({ tid, id }: { tid: string; id: string }): ReactNode {
  const say = useTexts(accessTexts);
  const stands = useStands(tid);
  const [data, setData] = useState<Schemas['AccessData'] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isPending, setIsPending] = useState(false);
  const [wasShown, setWasShown] = useState(false);
  useEffect(() => {
    if (data === null) return;
    const hide = (): void => setData(null);
    const timer = setTimeout(hide, shownMs);
    return () => clearTimeout(timer);
  }, [data]);
  const look = async (): Promise<void> => {
    setIsPending(true);
    setProblem(null);
    try {
      const params = { path: { lease: id } };
      const shown = await ask(api.POST('/api/v1/access-leases/{lease}/look', { params }));
      setData(shown.data);
      setWasShown(true);
      await stands(shown.lease);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setIsPending(false);
    }
  };
  return (
    <Stack gap="xs">
      {data === null ? (
        <>
          <Button size="xs" w="fit-content" loading={isPending} onClick={() => void look()}>
            {say('look')}
          </Button>
          <Text size="xs" c="dimmed" role="status">
            {wasShown ? say('hidden') : say('lookHint')}
          </Text>
        </>
      ) : (
        <>
          {(['address', 'login', 'secret', 'note'] as const).map((name) => {
            const text = data[name];
            return text === undefined ? null : <Shown key={name} label={say(name)} text={text} />;
          })}
          <Button variant="default" size="xs" w="fit-content" onClick={() => setData(null)}>
            {say('hide')}
          </Button>
        </>
      )}
      <ProblemNote problem={problem} />
    </Stack>
  );
}

function Shown({ label, text }: { label: string; text: string }): ReactNode {
  const say = useTexts(accessTexts);
  return (
    <Stack gap={2}>
      <Group gap="xs" justify="space-between">
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        <CopyButton text={text} label={say('copy')} />
      </Group>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
    </Stack>
  );
}
