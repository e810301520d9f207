import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { peopleTexts } from '../../texts/web/administration';
import { shellTexts } from '../../texts/web/shell';
import { api, ask } from '../api/client';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { PersonWithWork } from './person';
import { useAct } from './use-act';

/** For a telephone that is lost together with its backup codes. */
export function ResetSecondFactor({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(peopleTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const reset = useAct(`second factor of ${person.id}`, (_: null) =>
    ask(
      api.DELETE('/api/v1/people/{shortId}/second-factor', {
        params: { path: { shortId: person.shortId }, query: { desk } },
      }),
    ),
  );
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {say('resetSecondFactor')}
      </Button>
      <Dialog title={say('resetSecondFactor')} isOpen={isOpen} onClose={close}>
        <Stack gap="md">
          <Text size="sm">{say('resetSecondFactorHint')}</Text>
          <ProblemNote problem={reset.error} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {shell('cancel')}
            </Button>
            <Button color="red" loading={reset.isPending} onClick={() => reset.mutate(null, { onSuccess: close })}>
              {say('resetSecondFactor')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
