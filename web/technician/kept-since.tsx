import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { technicianTexts } from '../../texts/web/technician';
import { useTexts } from '../language/language';
import { Moment } from './moment';

/** Says of what is shown without the server how old it is. @param at milliseconds since 1970 */
export function KeptSince({ at }: { at: number }): ReactNode {
  const say = useTexts(technicianTexts);
  return (
    <Text size="sm" c="dimmed">
      {say('keptSince')} <Moment at={new Date(at).toISOString()} />
    </Text>
  );
}
