import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { accessTexts } from '../../texts/web/access';
import { api, ask } from '../api/client';
import { outcomeOf } from '../commands/outcome-of';
import { Dialog } from '../kit/dialog';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { leaseQuery, useStands } from './access-queries';

/** Ends a lease at once, after one question: what is erased nobody brings back. */
export function EndButton({
  tid,
  id,
  type,
  label,
}: {
  tid: string;
  id: string;
  type: 'take-back' | 'no-longer-needed';
  label: string;
}): ReactNode {
  const say = useTexts(accessTexts);
  const client = useQueryClient();
  const stands = useStands(tid);
  const [isOpen, setIsOpen] = useState(false);
  const end = useMutation({
    mutationFn: async () => {
      const params = { path: { lease: id } };
      const answer = await ask(api.POST('/api/v1/access-leases/{lease}/commands', { params, body: { type } }));
      if (answer.outcome === 'done') return answer.lease;
      await outcomeOf(answer.commandId);
      return client.fetchQuery(leaseQuery(tid, id));
    },
    onSuccess: async (lease) => {
      setIsOpen(false);
      await stands(lease);
    },
  });
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Dialog title={label} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Stack gap="sm">
          <Text size="sm">{say(type === 'take-back' ? 'takeBackSure' : 'endSure')}</Text>
          <ProblemNote problem={end.error} />
          <Group gap="sm">
            <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>
              {say('sure')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setIsOpen(false)}>
              {say('cancel')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
