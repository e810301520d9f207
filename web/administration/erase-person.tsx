import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { erasureTexts } from '../../texts/web/transfer';
import { shellTexts } from '../../texts/web/shell';
import { api, ask, type Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { faultsByName, shownFaults } from './faults';
import type { PersonWithWork } from './person';
import { useAct } from './use-act';

/** Takes a person's words out for good: why, and the number once more, since nothing brings them back. */
export function ErasePerson({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(erasureTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const erase = useAct(`erasure of ${person.id}`, (body: Schemas['ErasureAsked']) =>
    ask(api.POST('/api/v1/people/{shortId}/erasure', { params: { path: { shortId: person.shortId } }, body })),
  );
  const faults = faultsByName(erase.error);
  return (
    <>
      <Button variant="light" color="red" onClick={open}>
        {say('erase')}
      </Button>
      <Dialog title={say('title', { name: person.name })} isOpen={isOpen} onClose={close}>
        <form
          aria-label={say('erase')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            erase.mutate({ desk, number: number.trim(), reason: reason.trim() }, { onSuccess: close });
          }}
        >
          <Stack gap="md">
            <Text size="sm">{say('what')}</Text>
            <Text size="sm">{say('stays')}</Text>
            <TextInput
              label={say('reason')}
              description={say('reasonHint')}
              withAsterisk
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={faults.get('reason')}
              data-autofocus
            />
            <TextInput
              label={say('number', { number: person.shortId })}
              withAsterisk
              autoComplete="off"
              maxLength={64}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
              error={faults.get('number')}
            />
            <ProblemNote problem={erase.error} shown={shownFaults(erase.error)} />
            <Group justify="end">
              <Button variant="default" onClick={close}>
                {shell('cancel')}
              </Button>
              <Button type="submit" color="red" loading={erase.isPending}>
                {say('erase')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
