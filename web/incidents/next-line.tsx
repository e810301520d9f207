import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { incidentTexts } from '../../texts/web/incidents';
import { useTexts } from '../language/language';
import { When } from '../time/when';
import type { IncidentLine } from './incident-queries';

/** What is owed next, by whom and until when; nothing where it is over. */
export function NextLine({ incident: { nextStep } }: { incident: IncidentLine }): ReactNode {
  const say = useTexts(incidentTexts);
  if (nextStep === null) return null;
  const { text, owner, due, overdue } = nextStep;
  return (
    <Text size="sm" {...(overdue ? { c: 'red', fw: 600 } : {})}>
      {text}, <bdi>{owner === null ? say('manager') : (owner.name ?? owner.shortId)}</bdi>
      {due !== null && (
        <>
          , {say('till')} <When at={due} />
        </>
      )}
    </Text>
  );
}
