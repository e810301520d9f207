import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { absenceTexts } from '../../texts/web/absences';
import { AbsenceList } from '../absences/absence-list';
import { absenceQueries } from '../absences/absence-queries';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';

// With its calendar it is more than all the rest of the preferences.
const AbsenceForm = lazy(async () => ({ default: (await import('../absences/absence-form')).AbsenceForm }));

/** When somebody of a desk is away, and who stands in. */
export function OwnAbsences({ desk, person }: { desk: string; person: string }): ReactNode {
  const say = useTexts(absenceTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const found = useQuery(absenceQueries.list(desk, person));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Stack gap="sm">
      {found.data.length === 0 ? (
        <Text size="sm">{say('noneOwn')}</Text>
      ) : (
        <AbsenceList desk={desk} absences={found.data} withName={false} mayRemove={() => true} />
      )}
      {isOpen ? (
        <Suspense fallback={<Loading />}>
          <AbsenceForm desk={desk} person={person} onDone={close} />
        </Suspense>
      ) : (
        <Button variant="default" w="fit-content" onClick={open}>
          {say('note')}
        </Button>
      )}
    </Stack>
  );
}
