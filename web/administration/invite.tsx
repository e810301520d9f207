import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { peopleTexts } from '../../texts/web/administration';
import { api, ask } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import type { PersonWithWork } from './person';
import { SignInState } from './sign-in-state';
import { useAct } from './use-act';

/** A letter by which somebody sets a first password. */
export function Invite({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(peopleTexts);
  const invite = useAct(`invitation of ${person.id}`, (_: null, key) =>
    ask(
      api.POST('/api/v1/people/{person}/invitation', {
        params: { path: { person: person.id }, header: { 'Idempotency-Key': key } },
        body: { desk },
      }),
    ),
  );
  return (
    <>
      <Group justify="space-between" gap="sm">
        {person.email === null ? (
          <Text size="sm" c="dimmed">
            {say('needsEmail')}
          </Text>
        ) : (
          <SignInState person={person} />
        )}
        <Button
          variant="default"
          size="xs"
          disabled={person.email === null || !person.active}
          loading={invite.isPending}
          onClick={() => invite.mutate(null)}
        >
          {say(person.invitedUntil === null ? 'sendInvitation' : 'sendAgain')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {invite.isSuccess ? say('sent') : ''}
      </Text>
      <ProblemNote problem={invite.error} />
    </>
  );
}
