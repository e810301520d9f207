import { Container, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { administrationTexts } from '../../texts/web/administration';
import { queries } from '../api/queries';
import { useTexts } from '../language/language';
import classes from './administration.module.css';
import { useAdministered, useDesk } from './desk';

const places = [
  ['/administration/people', 'people'],
  ['/administration/companies', 'companies'],
  ['/administration/keys', 'keys'],
  ['/administration/webhooks', 'webhooks'],
  ['/administration/mailboxes', 'mailboxes'],
  ['/administration/set-aside', 'setAside'],
  ['/administration/check', 'check'],
  ['/administration/audit', 'audit'],
] as const;

/** What administrators of a desk look after, place by place. */
export function AdministrationFrame(): ReactNode {
  const say = useTexts(administrationTexts);
  const { keep } = useDesk();
  const { pathname } = useLocation();
  return (
    <>
      <Container size="lg" pt="sm" px="md">
        <ChooseDesk />
        <nav className={classes['places']} aria-label={say('administration')}>
          {places.map(([to, name]) => (
            <Link
              key={to}
              to={to}
              search={keep}
              className={classes['place'] ?? ''}
              aria-current={pathname.startsWith(to) ? 'page' : undefined}
            >
              {say(name)}
            </Link>
          ))}
        </nav>
      </Container>
      <Outlet />
    </>
  );
}

/** For those who administer several. */
function ChooseDesk(): ReactNode {
  const say = useTexts(administrationTexts);
  const desks = useAdministered();
  const { desk } = useDesk();
  const navigate = useNavigate();
  const { data } = useQuery(queries.desks());
  if (desks.length < 2) return null;
  const titles = new Map(data?.items.map(({ code, title }) => [code, title]));
  return (
    <NativeSelect
      label={say('desk')}
      value={desk}
      onChange={(event) => void navigate({ to: '/administration/people', search: { desk: event.currentTarget.value } })}
      data={desks.map((code) => ({ value: code, label: titles.get(code) ?? code }))}
      maw={320}
      mb="sm"
    />
  );
}
