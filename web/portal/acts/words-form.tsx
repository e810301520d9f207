import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import { fileTexts } from '../../../texts/web/files';
import { formTexts } from '../../../texts/web/forms';
import type { Schemas } from '../../api/client';
import { useGive, type TicketCommand } from '../../commands/use-give';
import { useDraft } from '../../drafts/use-draft';
import { FileTray } from '../../files/file-tray';
import { useUploads } from '../../files/use-uploads';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';

/** What is written, with the files that go with it, as its command takes them. */
export interface Words {
  readonly text: string;
  readonly attachments?: string[];
}

/**
 * Words to a ticket, with files. They are kept in the browser until they have gone; a refusal leaves them where they are.
 *
 * @param draft for what they are, such as `reply`
 */
export function WordsForm({
  ticket: { tid, desk },
  draft,
  label,
  placeholder,
  submit,
  command,
  onDone,
  onCancel,
  minRows = 3,
}: {
  ticket: Pick<Schemas['Ticket'], 'tid' | 'desk'>;
  draft: string;
  label: string;
  placeholder?: string;
  submit: string;
  command: (words: Words) => TicketCommand;
  onDone?: () => void;
  onCancel?: () => void;
  minRows?: number;
}): ReactNode {
  const say = useTexts(actTexts);
  const files = useTexts(fileTexts);
  const forms = useTexts(formTexts);
  const [text, setText, done] = useDraft(`${draft} ${tid}`, '');
  const [isLacking, setIsLacking] = useState(false);
  const uploads = useUploads(desk, `${draft} ${tid}`);
  const give = useGive(tid);

  const send = (): void => {
    if (give.isPending || uploads.isBusy) return;
    setIsLacking(text.trim() === '');
    if (text.trim() === '') return;
    const words = { text: text.trim(), ...(uploads.ids.length === 0 ? {} : { attachments: [...uploads.ids] }) };
    const sent = (): void => {
      done();
      uploads.clear();
      onDone?.();
    };
    // Also when the page was left meanwhile: what has gone is no draft. Why it was refused stands below.
    give.mutateAsync({ command: command(words) }).then(sent, () => undefined);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <FileTray uploads={uploads} hint>
          <Textarea
            label={label}
            placeholder={placeholder}
            autosize
            minRows={minRows}
            maxRows={18}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            error={isLacking && text.trim() === '' ? forms('missing', { field: label }) : null}
          />
        </FileTray>
        <ProblemNote problem={give.error} />
        <Group gap="sm">
          <Button type="submit" loading={give.isPending} disabled={uploads.isBusy}>
            {submit}
          </Button>
          {onCancel !== undefined && (
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {say('cancel')}
            </Button>
          )}
          <Text size="xs" c="dimmed" role="status">
            {uploads.isBusy ? files('wait') : text === '' ? '' : say('draft')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
