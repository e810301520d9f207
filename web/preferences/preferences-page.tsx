import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { absenceTexts } from '../../texts/web/absences';
import { preferenceTexts } from '../../texts/web/preferences';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { queries } from '../api/queries';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { Letters } from './letters';
import { LanguageAndZone } from './language-and-zone';
import { OwnAbsences } from './own-absences';
import { SecondFactor } from './second-factor';
import { useChangePreferences } from './use-change-preferences';

/** What somebody chooses for oneself: letters, language, time zone (SK-7). Each change is kept at once. */
export function PreferencesPage(): ReactNode {
  const say = useTexts(preferenceTexts);
  const sayCode = useTexts(secondFactorTexts);
  const sayAbsence = useTexts(absenceTexts);
  const { name, email, memberships } = useMe();
  // One part a desk.
  const work = memberships.filter(({ role }) => role !== 'client');
  const seats = work.filter((it, at) => work.findIndex(({ desk }) => desk === it.desk) === at);
  const found = useQuery(queries.preferences());
  const change = useChangePreferences();
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const preferences = found.data;
  return (
    <Page
      title={say('title')}
      size="sm"
      aside={
        <Text size="sm" c="dimmed" role="status">
          {change.isPending ? say('saving') : change.isSuccess ? say('saved') : ''}
        </Text>
      }
    >
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {say('person', { name, email: email ?? '' })}
        </Text>
        <ProblemNote problem={change.error} />
        <Part title={say('letters')} hint={say('lettersHint')}>
          <Letters kinds={preferences.kinds} onChange={(letters) => change.mutate({ letters })} />
        </Part>
        <Part title={say('look')}>
          <LanguageAndZone
            language={preferences.language}
            timeZone={preferences.timeZone}
            onChange={(next) => change.mutate(next)}
          />
        </Part>
        {seats.map(({ desk, shortId }) => (
          <Part
            key={desk}
            title={seats.length > 1 ? `${sayAbsence('own')}: ${desk}` : sayAbsence('own')}
            hint={sayAbsence('ownHint')}
          >
            <OwnAbsences desk={desk} person={shortId} />
          </Part>
        ))}
        <Part title={sayCode('title')} hint={sayCode('hint')}>
          <SecondFactor />
        </Part>
      </Stack>
    </Page>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }): ReactNode {
  return (
    <Paper component="section" aria-label={title} withBorder radius="lg" p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          {hint !== undefined && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
