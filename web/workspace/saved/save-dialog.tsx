import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { savedTexts } from '../../../texts/web/saved-queues';
import { Dialog } from '../../kit/dialog';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { useQueueActs, type SavedQueue } from './saved-queues';

/** Gives what is shown a name, or changes a queue that has one. */
export function SaveDialog({
  desk,
  filter,
  saved,
  isOpen,
  onClose,
}: {
  desk: string;
  filter: SavedQueue['filter'];
  /** The one that is shown; undefined: none yet. */
  saved: SavedQueue | undefined;
  isOpen: boolean;
  onClose: () => void;
}): ReactNode {
  const say = useTexts(savedTexts);
  const [name, setName] = useState(saved?.name ?? '');
  const [shared, setShared] = useState(saved?.shared ?? false);
  const [isEmpty, setIsEmpty] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const acts = useQueueActs(desk);
  const give = (act: Promise<void>): void => {
    setIsBusy(true);
    setProblem(null);
    act.then(onClose, setProblem).finally(() => setIsBusy(false));
  };
  return (
    <Dialog title={say(saved === undefined ? 'save' : 'change')} isOpen={isOpen} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const content = { name: name.trim(), shared };
          setIsEmpty(content.name === '');
          if (content.name === '' || isBusy) return;
          give(saved === undefined ? acts.add(content, filter) : acts.change(saved.id, content));
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={say('name')}
            maxLength={60}
            required
            data-autofocus
            error={isEmpty ? say('noName') : undefined}
            value={name}
            onChange={(event) => {
              setIsEmpty(false);
              setName(event.currentTarget.value);
            }}
          />
          <Checkbox
            label={say('shared')}
            description={say('sharedHint')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {saved !== undefined && saved.shared && (
            <Text size="sm" c="dimmed">
              {say('by')} <bdi>{saved.owner.name ?? saved.owner.id}</bdi>
            </Text>
          )}
          <ProblemNote problem={problem} />
          <Group justify="space-between">
            {saved === undefined ? (
              <span />
            ) : (
              <Button variant="subtle" color="red" disabled={isBusy} onClick={() => give(acts.remove(saved.id))}>
                {say('remove')}
              </Button>
            )}
            <Button type="submit" loading={isBusy}>
              {say('keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
