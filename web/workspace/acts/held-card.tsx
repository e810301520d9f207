import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { actTitles, panelTexts } from '../../../texts/web/acts';
import { stopHeld, type HeldCommand, type HeldEnd } from '../../commands/held-commands';
import { useProblemText } from '../../kit/problem-note';
import { useTexts } from '../../language/language';

/** What goes out in a moment, and the way to stop it. */
export function HeldCard({ held }: { held: HeldCommand }): ReactNode {
  const titles = useTexts(actTitles);
  const say = useTexts(panelTexts);
  const [now, setNow] = useState(() => Date.now());
  const stop = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    // Whoever has just pressed for sending finds the way back under the same finger.
    stop.current?.focus();
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((held.at - now) / 1_000));
  const text = 'text' in held.command ? held.command.text : undefined;
  return (
    <Paper withBorder p="sm" radius="md" bg="light-dark(var(--mantine-color-brand-0), #1d2f42)">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Stack gap={2} miw={0}>
          <Text size="sm" fw={600} role="status">
            {titles(held.command.type)} · {held.state === 'sending' ? say('sending') : say('held', { seconds })}
          </Text>
          {text !== undefined && (
            <Text size="sm" lineClamp={2}>
              {text}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {say('heldHint')}
          </Text>
        </Stack>
        {held.state === 'held' && (
          <Button ref={stop} size="xs" variant="default" onClick={() => stopHeld(held.tid)}>
            {say('stop')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

/** Tells of a command that failed when its ticket was no longer open; what was typed is its draft again. */
export function useTellLost(tid: string): (end: HeldEnd) => void {
  const titles = useTexts(actTitles);
  const say = useTexts(panelTexts);
  const textOf = useProblemText();
  return ({ command, problem }) => {
    const title = say('notSent', { tid, what: titles(command.type) });
    const { title: why } = textOf(problem);
    void import('@mantine/notifications').then(({ notifications }) =>
      notifications.show({ color: 'red', autoClose: false, title, message: `${why} ${say('notSentHint')}` }),
    );
  };
}
