import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Role } from '../../domain/regulation/types';
import { administrationTexts, peopleTexts, roleTexts } from '../../texts/web/administration';
import type { Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { Page } from '../kit/page';
import { Empty } from '../kit/states';
import { useTexts } from '../language/language';
import classes from './administration.module.css';
import { useDesk, useServices } from './desk';
import { Paged } from './paged';
import { AddPerson } from './person-form';
import { RoleBadge } from './person-role';
import { administered } from './queries';
import type { AdministrationSearch } from './search';
import { SearchField } from './search-field';
import { SignInState } from './sign-in-state';

const roles = Object.keys(roleTexts) as readonly Role[];

/** Everybody of a desk: who they are there, and whether they can sign in. */
export function PeoplePage(): ReactNode {
  const say = useTexts(administrationTexts);
  const people = useTexts(peopleTexts);
  const roleName = useTexts(roleTexts);
  const { desk } = useDesk();
  const search = useSearch({ from: '/signed-in/administration' });
  const navigate = useNavigate();
  const [isAdding, adding] = useDisclosure(false);
  const role = roles.find((it) => it === search.role);
  const { text, show } = search;
  const found = useInfiniteQuery({
    ...administered.people(desk, {
      ...(text === undefined ? {} : { text }),
      ...(role === undefined ? {} : { role }),
      ...(show === 'all' ? {} : { active: show !== 'left' }),
    }),
    placeholderData: keepPreviousData,
  });
  const go = (next: AdministrationSearch): void =>
    void navigate({ to: '/administration/people', search: next, replace: true });
  const isNarrowed = text !== undefined || role !== undefined || show !== undefined;
  const add = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={adding.open}>
      {people('add')}
    </Button>
  );
  return (
    <Page title={say('people')} aside={add}>
      <Stack gap="md">
        <Group gap="sm" role="search" align="end">
          <SearchField
            hint={people('hint')}
            text={text ?? ''}
            onSearch={(words) => {
              const { text: _before, ...rest } = search;
              go(words === '' ? rest : { ...rest, text: words });
            }}
          />
          <NativeSelect
            aria-label={people('role')}
            value={role ?? ''}
            onChange={(event) => {
              const { role: _before, ...rest } = search;
              const { value } = event.currentTarget;
              go(value === '' ? rest : { ...rest, role: value });
            }}
            data={[
              { value: '', label: `${people('role')}: ${say('any').toLowerCase()}` },
              ...roles.map((value) => ({ value, label: roleName(value) })),
            ]}
          />
          <SegmentedControl
            aria-label={people('show')}
            value={show ?? 'active'}
            onChange={(value) => {
              const { show: _before, ...rest } = search;
              go(value === 'left' || value === 'all' ? { ...rest, show: value } : rest);
            }}
            data={(['active', 'left', 'all'] as const).map((value) => ({ value, label: people(value) }))}
          />
        </Group>
        <Paged
          found={found}
          label={say('people')}
          empty={
            isNarrowed ? (
              <Empty title={say('nothingFound')} hint={say('nothingFoundHint')} />
            ) : (
              <Empty title={people('empty')} hint={people('emptyHint')} />
            )
          }
        >
          {(person) => <PersonLine key={person.id} person={person} desk={desk} />}
        </Paged>
      </Stack>
      <Dialog title={people('add')} isOpen={isAdding} onClose={adding.close}>
        <AddPerson desk={desk} onDone={adding.close} />
      </Dialog>
    </Page>
  );
}

/** One person of a list; the whole line leads there. @param within the company whose users are listed */
export function PersonLine({
  person,
  desk,
  within,
}: {
  person: Schemas['PersonOfDesk'];
  desk: string;
  within?: string;
}): ReactNode {
  const { keep } = useDesk();
  const titles = new Map(useServices(desk).map(({ code, title }) => [code, title]));
  return (
    <li className={classes['line']} data-led data-left={!person.active || undefined}>
      <div className={classes['who']}>
        <LinkTo to="/administration/people/$person" params={{ person: person.shortId }} search={keep} fw={600}>
          <bdi>{person.name}</bdi>
        </LinkTo>
        <Text size="sm" c="dimmed">
          <bdi>{person.email ?? person.phone ?? person.shortId}</bdi>
        </Text>
      </div>
      <div className={classes['what']}>
        {person.roles.map((role) => (
          <RoleBadge key={role.id} role={role} services={titles} within={within} />
        ))}
      </div>
      <div className={classes['state']}>
        <SignInState person={person} />
      </div>
    </li>
  );
}
