import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { accessTexts } from '../../../texts/web/access';
import type { Schemas } from '../../api/client';
import { useTexts } from '../../language/language';
import { EndButton } from '../../access/end-button';
import { GiveForm } from '../../access/give-form';
import { Turn } from './turn';

/** Support asks the author for access data: what happens to them, until when, and where they are entered. */
export function AccessAsked({ tid, access }: { tid: string; access: Schemas['TicketAccess'] }): ReactNode {
  const say = useTexts(accessTexts);
  const { id, title, keptFor } = access;
  return (
    <Turn title={say('asked', { title })}>
      <Text size="sm">{say('what')}</Text>
      <Text size="sm">{say('until', { term: keptFor })}</Text>
      <GiveForm tid={tid} id={id}>
        <EndButton tid={tid} id={id} type="take-back" label={say('refuse')} />
      </GiveForm>
    </Turn>
  );
}
