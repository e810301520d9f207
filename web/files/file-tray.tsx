import { ActionIcon, Button, FileButton, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { fileTexts } from '../../texts/web/files';
import { Icon } from '../kit/icon';
import { useProblemText } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { useSizeText } from './size-text';
import type { Upload, Uploads } from './use-uploads';

/**
 * A place that takes files by drag and paste, with what is written in it; below it the files chosen, and buttons that choose more.
 *
 * @param children the field of words
 */
export function FileTray({
  uploads,
  children,
  hint = false,
}: {
  uploads: Uploads;
  children?: ReactNode;
  hint?: boolean;
}): ReactNode {
  const say = useTexts(fileTexts);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null): boolean => {
    if (files === null || files.length === 0) return false;
    uploads.add(files);
    return true;
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (take(event.clipboardData.files)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    setIsOver(false);
    if (take(event.dataTransfer.files)) event.preventDefault();
  };
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <Stack
      gap="xs"
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      style={
        isOver ? { outline: '2px dashed var(--mantine-primary-color-filled)', outlineOffset: 4, borderRadius: 8 } : {}
      }
    >
      {children}
      {uploads.items.length > 0 && (
        <Stack component="ul" gap={4} m={0} p={0} aria-label={say('files')} style={{ listStyle: 'none' }}>
          {uploads.items.map((item) => (
            <li key={item.key}>
              <Chosen item={item} uploads={uploads} />
            </li>
          ))}
        </Stack>
      )}
      {uploads.items.length > 0 && (
        <Text size="xs" c="dimmed">
          {say('notKept')}
        </Text>
      )}
      <Group gap="xs">
        <FileButton multiple onChange={(files) => uploads.add(files)}>
          {(props) => (
            <Button
              {...props}
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<Icon name="clip" size={16} />}
            >
              {say('add')}
            </Button>
          )}
        </FileButton>
        <FileButton accept="image/*" capture="environment" onChange={(file) => file !== null && uploads.add([file])}>
          {(props) => (
            <Button {...props} variant="subtle" color="gray" size="compact-sm" hiddenFrom="sm">
              {say('photo')}
            </Button>
          )}
        </FileButton>
        {hint && (
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {isOver ? say('drop') : say('hint')}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function Chosen({ item, uploads }: { item: Upload; uploads: Uploads }): ReactNode {
  const say = useTexts(fileTexts);
  const sizeText = useSizeText();
  const problemText = useProblemText();
  const { name, state } = item;
  const failure = state.kind === 'failed' ? problemText(state.problem) : null;
  const told =
    failure === null
      ? say(state.kind === 'ready' ? 'ready' : 'uploading', { name })
      : say('failed', { name, why: [failure.title, failure.detail].filter(Boolean).join('. ') });
  return (
    <Paper withBorder px="xs" py={4} radius="sm">
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Group gap="xs" wrap="nowrap" miw={0} role="status" aria-label={told}>
          {state.kind === 'uploading' ? <Loader size={14} /> : <Icon name={failure ? 'warning' : 'clip'} size={16} />}
          <Text size="sm" miw={0} c={failure ? 'var(--mantine-color-error)' : undefined}>
            {failure ? told : name}
          </Text>
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {sizeText(item.size)}
          </Text>
        </Group>
        <Group gap={4} wrap="nowrap">
          {failure !== null && (
            <Button variant="subtle" size="compact-xs" onClick={() => uploads.again(item.key)}>
              {say('again', { name: '' }).trim()}
            </Button>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={say('remove', { name })}
            onClick={() => uploads.remove(item.key)}
          >
            <Icon name="cross" size={14} />
          </ActionIcon>
        </Group>
      </Group>
    </Paper>
  );
}
