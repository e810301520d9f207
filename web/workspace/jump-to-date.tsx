import { Button, Group, Modal } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { keyTexts } from '../../texts/web/keys';
import { DayInput } from '../forms/day-input';
import { useTexts } from '../language/language';

/** Asks for a date; the queue then begins with what is due on it. */
export function JumpToDate({
  opened,
  onClose,
  onJump,
}: {
  opened: boolean;
  onClose: () => void;
  onJump: (date: string) => void;
}): ReactNode {
  const say = useTexts(keyTexts);
  const [date, setDate] = useState(() => new Date().toISOString().slice(0, 10));
  const go = (event: FormEvent): void => {
    event.preventDefault();
    if (date === '') return;
    onClose();
    onJump(date);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xs"
      title={say('jump')}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <form onSubmit={go}>
        <Group align="flex-end">
          <DayInput
            style={{ flex: 1 }}
            label={say('date')}
            value={date === '' ? null : date}
            data-autofocus
            popoverProps={{ withinPortal: true }}
            onChange={(day) => setDate(day ?? '')}
          />
          <Button type="submit">{say('go')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
