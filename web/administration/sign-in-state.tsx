import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { peopleTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { momentIn } from '../time/format';

/** Whether somebody can sign in, was invited, or has left. */
export function SignInState({ person }: { person: Schemas['PersonOfDesk'] }): ReactNode {
  const say = useTexts(peopleTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const { active, signsIn, invitedUntil } = person;
  const isProgram = person.roles.length > 0 && person.roles.every(({ inCompany }) => inCompany === 'integration');
  if (active && isProgram) return null;
  const text = !active
    ? say('hasLeft')
    : signsIn
      ? say('signsIn')
      : invitedUntil === null
        ? say('notInvited')
        : say('invited', { until: momentIn(invitedUntil, timeZone, language, 'short') });
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}
