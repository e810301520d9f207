import { Button, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { clientVisitTexts } from '../../../texts/web/client-ticket';
import type { Schemas } from '../../api/client';
import { useGiveVisit } from '../../commands/use-give-visit';
import { ProblemNote } from '../../kit/problem-note';
import { useTexts } from '../../language/language';
import { ReasonForm } from './readiness';

/** A visit that is not needed any more. */
export function CancelVisit({ visit: { number, can, ended } }: { visit: Schemas['Visit'] }): ReactNode {
  const say = useTexts(clientVisitTexts);
  const give = useGiveVisit(number);
  const [isOpen, setIsOpen] = useState(false);
  if (ended !== null || can.cancel !== 'yes') return null;
  return (
    <Stack gap="xs">
      {isOpen ? (
        <ReasonForm
          label={say('cancelReason')}
          submit={say('cancel')}
          isPending={give.isPending}
          onSend={(reason) => give.mutate({ type: 'cancel', reason }, { onSuccess: () => setIsOpen(false) })}
          onCancel={() => setIsOpen(false)}
        />
      ) : (
        <Button variant="subtle" color="gray" size="compact-sm" w="fit-content" onClick={() => setIsOpen(true)}>
          {say('cancel')}
        </Button>
      )}
      <ProblemNote problem={give.error} />
    </Stack>
  );
}
