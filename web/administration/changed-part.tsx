import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { administrationTexts } from '../../texts/web/administration';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import { Part } from './part';

/** A part of a page whose facts are changed in a dialog. @param form is given what closes the dialog */
export function ChangedPart({
  title,
  name,
  isChangeable = true,
  form,
  children,
}: {
  title: string;
  /** Whose facts they are. */
  name: string;
  isChangeable?: boolean;
  form: (close: () => void) => ReactNode;
  children: ReactNode;
}): ReactNode {
  const say = useTexts(administrationTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const change = (
    <Button variant="default" size="xs" leftSection={<Icon name="pen" size={14} />} onClick={open}>
      {say('change')}
    </Button>
  );
  return (
    <Part title={title} aside={isChangeable ? change : null}>
      {children}
      <Dialog title={name} isOpen={isOpen} onClose={close}>
        {form(close)}
      </Dialog>
    </Part>
  );
}
