import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { peopleTexts } from '../../texts/web/administration';
import { preferenceTexts } from '../../texts/web/preferences';
import { FactList } from '../kit/fact-list';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { When } from '../time/when';
import { useDesk, useDeskZone, useSkills } from './desk';
import { ErasePerson } from './erase-person';
import { ErasureState } from './erasure-state';
import { Invite } from './invite';
import { ComeBack, Held, Leave, type Holds } from './leave';
import { ChangedPart } from './changed-part';
import { Part } from './part';
import { PersonData } from './person-data';
import { PersonRoles } from './person-roles';
import type { PersonWithWork } from './person';
import { administered } from './queries';
import { ResetSecondFactor } from './reset-second-factor';
import { SignInState } from './sign-in-state';
import { TechnicianWork } from './technician-work';

/** Somebody of a desk: data, roles, signing in, and the end of it. */
export function PersonPage(): ReactNode {
  const { person: shortId } = useParams({ from: '/signed-in/administration/people/$person' });
  const say = useTexts(peopleTexts);
  const { desk, keep } = useDesk();
  const me = useMe();
  const [givenBack, setGivenBack] = useState<Holds | null>(null);
  const found = useQuery(administered.person(desk, shortId));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const person = found.data;
  const isClients = !person.roles.some(({ role, active }) => active && role !== 'client');
  return (
    <Page title={person.name} size="md" aside={<SignInState person={person} />}>
      <Stack gap="md">
        <LinkTo to="/administration/people" search={keep} size="sm">
          <Icon name="left" size={14} /> {say('back')}
        </LinkTo>
        {givenBack !== null && givenBack.tickets.length + givenBack.visits.length + givenBack.incidents.length > 0 && (
          <Alert color="brand" variant="light" role="status">
            <Held title={say('givenBack')} holds={givenBack} />
          </Alert>
        )}
        {person.erasure !== null && <ErasureState person={person} erasure={person.erasure} desk={desk} />}
        <Data person={person} desk={desk} />
        <PersonRoles person={person} desk={desk} onEnded={setGivenBack} />
        {person.roles.some(({ role, active }) => role === 'technician' && active) && (
          <Technician person={person} desk={desk} />
        )}
        <SigningIn person={person} desk={desk} />
        <Group justify="space-between">
          <LinkTo to="/administration/audit" search={{ ...keep, subject: person.id }} size="sm">
            {say('record')}
          </LinkTo>
          {person.id === me.id || person.erasure !== null ? null : (
            <Group justify="end">
              {isClients && <ErasePerson person={person} desk={desk} />}
              {person.active ? (
                <Leave person={person} desk={desk} onLeft={setGivenBack} />
              ) : (
                <ComeBack person={person} desk={desk} />
              )}
            </Group>
          )}
        </Group>
      </Stack>
    </Page>
  );
}

/** Only where the desk makes visits. */
function Technician({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  return useSkills(desk) === null ? null : <TechnicianWork person={person} desk={desk} />;
}

function Data({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(peopleTexts);
  const named = useTexts(preferenceTexts);
  return (
    <ChangedPart
      title={say('data')}
      name={person.name}
      isChangeable={person.changeable}
      form={(close) => <PersonData person={person} desk={desk} onDone={close} />}
    >
      <FactList
        facts={[
          ['№', person.shortId],
          [say('email'), person.email === null ? null : <bdi>{person.email}</bdi>],
          [say('phone'), person.phone],
          [say('language'), named(person.language === 'en' ? 'english' : 'russian')],
        ]}
      />
      {!person.changeable && (
        <Text size="sm" c="dimmed">
          {say('shared')}
        </Text>
      )}
    </ChangedPart>
  );
}

function SigningIn({ person, desk }: { person: PersonWithWork; desk: string }): ReactNode {
  const say = useTexts(peopleTexts);
  const zone = useDeskZone(desk);
  const me = useMe();
  return (
    <Part
      title={say('signIn')}
      aside={person.secondFactor && person.id !== me.id ? <ResetSecondFactor person={person} desk={desk} /> : null}
    >
      {person.signsIn ? (
        <FactList
          facts={[
            [
              say('lastSignIn'),
              person.lastSignInAt === null ? say('never') : <When at={person.lastSignInAt} zone={zone} />,
            ],
            [say('secondFactor'), say(person.secondFactor ? 'secondFactorOn' : 'secondFactorOff')],
          ]}
        />
      ) : (
        <Invite person={person} desk={desk} />
      )}
    </Part>
  );
}
