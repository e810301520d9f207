import { Group, Modal } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { useTexts } from '../language/language';

/** A dialog over the page, closed by Escape, its button, or a press beside it. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const say = useTexts(shellTexts);
  useReturnedFocus(isOpen);
  // Put together here: the kit's own head of a dialog is a second banner of the page (axe: landmark-no-duplicate-banner).
  return (
    <Modal.Root opened={isOpen} onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="md">
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title fw={600}>{title}</Modal.Title>
            <Modal.CloseButton aria-label={say('close')} />
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Gives the focus back to what had it. The kit does so when a dialog is closed; one that is taken off the page leaves it nowhere. */
function useReturnedFocus(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [isOpen]);
}
