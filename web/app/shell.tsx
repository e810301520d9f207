import { ActionIcon, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { Icon } from '../kit/icon';
import { ButtonTo } from '../kit/link';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useIsLost } from '../live/connection';
import { LiveChanges } from '../live/live-changes';
import { deskWideDesks, leads } from '../session/leading';
import { isAdministrator, isClient, isStaff, isTechnician, plansVisits, useMe } from '../session/me';
import { useOnePerson } from '../session/one-person';
import { SignInAgain } from '../session/sign-in-again';
import classes from './shell.module.css';

const AccountPlaces = lazy(async () => ({ default: (await import('../works/account-places')).AccountPlaces }));
const AnnouncementBar = lazy(async () => ({ default: (await import('../announcements/bar')).AnnouncementBar }));
const Device = lazy(async () => ({ default: (await import('../technician/device')).Device }));
const PersonMenu = lazy(async () => ({ default: (await import('./person-menu')).PersonMenu }));

/** The frame of every page for somebody who is signed in: where one can go, who one is, and the page itself. */
export function Shell(): ReactNode {
  const say = useTexts(shellTexts);
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const me = useMe();
  useOnePerson(me.id);
  return (
    <>
      <a className={classes['skip']} href="#content">
        {say('skip')}
      </a>
      <header className={`${classes['header']} no-print`}>
        <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={say('menu')} />
        <Link to="/" className={classes['product'] ?? ''}>
          {say('product')}
        </Link>
        <nav className={classes['places']} data-open={isOpen || undefined} aria-label={say('menu')} onClick={close}>
          <Places />
        </nav>
        <Person />
      </header>
      <Lost />
      <main id="content" tabIndex={-1} className={classes['main']}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense fallback={null}>
        <AnnouncementBar />
      </Suspense>
      <LiveChanges />
      <SignInAgain />
      {isTechnician(me) && (
        <Suspense fallback={null}>
          <Device />
        </Suspense>
      )}
    </>
  );
}

/** Says that what is shown may be old, for as long as it may be. */
function Lost(): ReactNode {
  const say = useTexts(shellTexts);
  return (
    <div role="status" className={classes['lost']}>
      {useIsLost() ? say('lost') : null}
    </div>
  );
}

/** The menu comes when it is wanted: most days it is not. */
function Person(): ReactNode {
  const me = useMe();
  const [isWanted, want] = useDisclosure(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={me.name}
      aria-haspopup="menu"
      onClick={want.open}
      ml="auto"
    >
      <Icon name="person" />
    </ActionIcon>
  );
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <PersonMenu />
    </Suspense>
  );
}

/** Where somebody can go, by what they are. */
function Places(): ReactNode {
  const say = useTexts(shellTexts);
  const me = useMe();
  const isAtQueues = useRouterState({ select: ({ location }) => location.pathname.startsWith('/queues/') });
  return (
    <>
      {isStaff(me) && (
        <ButtonTo
          to="/queues/$queue"
          params={{ queue: 'waiting' }}
          variant="subtle"
          size="compact-md"
          color="gray"
          // Whichever queue it is; the router marks the other places by itself.
          aria-current={isAtQueues ? 'page' : undefined}
        >
          {say('queues')}
        </ButtonTo>
      )}
      {plansVisits(me) && (
        <ButtonTo to="/board" variant="subtle" size="compact-md" color="gray">
          {say('board')}
        </ButtonTo>
      )}
      {isTechnician(me) && (
        <ButtonTo to="/my-visits" variant="subtle" size="compact-md" color="gray">
          {say('myVisits')}
        </ButtonTo>
      )}
      {leads(me) && (
        <ButtonTo to="/overview" variant="subtle" size="compact-md" color="gray">
          {say('overview')}
        </ButtonTo>
      )}
      {deskWideDesks(me).length > 0 && (
        <ButtonTo to="/incidents" variant="subtle" size="compact-md" color="gray">
          {say('incidents')}
        </ButtonTo>
      )}
      <ButtonTo
        to={deskWideDesks(me).length > 0 ? '/announcements' : '/announcements/mine'}
        variant="subtle"
        size="compact-md"
        color="gray"
      >
        {say('announcements')}
      </ButtonTo>
      {isAdministrator(me) && (
        <ButtonTo to="/administration" variant="subtle" size="compact-md" color="gray">
          {say('administration')}
        </ButtonTo>
      )}
      {isStaff(me) && (
        <ButtonTo to="/rules" variant="subtle" size="compact-md" color="gray">
          {say('rules')}
        </ButtonTo>
      )}
      <ButtonTo
        to="/knowledge"
        variant="subtle"
        size="compact-md"
        color="gray"
        activeOptions={{ includeSearch: false }}
      >
        {say('knowledge')}
      </ButtonTo>
      {isClient(me) && (
        <ButtonTo to="/tickets" variant="subtle" size="compact-md" color="gray">
          {say('myTickets')}
        </ButtonTo>
      )}
      <ButtonTo to="/new" variant="subtle" size="compact-md" color="gray">
        {say('newTicket')}
      </ButtonTo>
      {isClient(me) && (
        // It comes late, and moves none of the places that somebody is about to press.
        <Suspense fallback={null}>
          <AccountPlaces />
        </Suspense>
      )}
    </>
  );
}
