import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { actTexts } from '../../../texts/web/client-ticket';
import { useTexts } from '../../language/language';
import { useRefusal } from './refusal';

/** Why something cannot be done; nothing where it can. */
export function ReasonWhy({ can }: { can: string }): ReactNode {
  const say = useTexts(actTexts);
  const why = useRefusal()(can);
  if (why === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {say('cannot', { why })}
    </Text>
  );
}
