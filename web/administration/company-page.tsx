import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { companyTexts, peopleTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { FactList } from '../kit/fact-list';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty, Failed, Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { AccountParts } from './account-parts';
import { ChangeCompany } from './company-form';
import { useDesk } from './desk';
import { Paged } from './paged';
import { ChangedPart } from './changed-part';
import { Part } from './part';
import { PersonLine } from './people-page';
import { AddPerson } from './person-form';
import { administered } from './queries';
import { TakeAlong } from './take-along';

/** A company: what it is called, who its people are, and where its contracts stand. */
export function CompanyPage(): ReactNode {
  const { company: id } = useParams({ from: '/signed-in/administration/companies/$company' });
  const say = useTexts(companyTexts);
  const people = useTexts(peopleTexts);
  const { desk, keep } = useDesk();
  const found = useQuery(administered.company(desk, id));
  if (found.isPending) return <Loading />;
  if (found.data === undefined) return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  const company = found.data;
  return (
    <Page title={company.name} size="md">
      <Stack gap="md">
        <LinkTo to="/administration/companies" search={keep} size="sm">
          <Icon name="left" size={14} /> {say('back')}
        </LinkTo>
        <Data company={company} desk={desk} />
        <Contracts company={company} desk={desk} />
        <Users company={company} desk={desk} />
        <TakeAlong company={company} desk={desk} />
        <AccountParts desk={desk} client={company.id} />
        <LinkTo to="/administration/audit" search={{ ...keep, subject: company.id }} size="sm">
          {people('record')}
        </LinkTo>
      </Stack>
    </Page>
  );
}

type Company = Schemas['CompanyOfDesk'];

function Data({ company, desk }: { company: Company; desk: string }): ReactNode {
  const say = useTexts(companyTexts);
  const people = useTexts(peopleTexts);
  return (
    <ChangedPart
      title={people('data')}
      name={company.name}
      isChangeable={company.changeable}
      form={(close) => <ChangeCompany desk={desk} company={company} onDone={close} />}
    >
      <FactList facts={[[say('domains'), company.emailDomains.join(', ') || say('noDomains')]]} />
      {!company.changeable && (
        <Text size="sm" c="dimmed">
          {say('shared')}
        </Text>
      )}
    </ChangedPart>
  );
}

function Contracts({ company, desk }: { company: Company; desk: string }): ReactNode {
  const say = useTexts(companyTexts);
  return (
    <Part title={say('contracts')}>
      <Text size="sm">
        {company.contracts === 0 ? say('noContracts') : say('contractsCount', { count: company.contracts })}
      </Text>
      <Group gap="lg">
        <LinkTo to="/rules/changes/new" search={{ desk, kind: 'contract', client: company.id }} size="sm">
          {say('newContract')}
        </LinkTo>
        <LinkTo to="/rules/contracts" search={{ desk }} size="sm">
          {say('toContracts')}
        </LinkTo>
      </Group>
    </Part>
  );
}

function Users({ company, desk }: { company: Company; desk: string }): ReactNode {
  const say = useTexts(companyTexts);
  const [isAdding, { open, close }] = useDisclosure(false);
  const found = useInfiniteQuery(administered.people(desk, { client: company.id }));
  const add = (
    <Button variant="default" size="xs" leftSection={<Icon name="plus" size={14} />} onClick={open}>
      {say('addUser')}
    </Button>
  );
  return (
    <Part title={say('users')} aside={add}>
      <Paged found={found} label={say('users')} empty={<Empty title={say('noUsers')} hint={say('noUsersHint')} />}>
        {(person) => <PersonLine key={person.id} person={person} desk={desk} within={company.id} />}
      </Paged>
      <Dialog title={say('addUser')} isOpen={isAdding} onClose={close}>
        <AddPerson desk={desk} company={{ id: company.id, name: company.name }} onDone={close} />
      </Dialog>
    </Part>
  );
}
