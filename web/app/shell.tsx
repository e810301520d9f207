import { ActionIcon, Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { shellTexts } from '../../texts/web/shell';
import { Icon } from '../kit/icon';
import { ButtonTo } from '../kit/link';
import { Loading } from '../kit/states';
import { useTexts } from '../language/language';
import { useIsLost } from '../live/connection';
import { LiveChanges } from '../live/live-changes';
import { isClient, isStaff, useMe } from '../session/me';
import { useOnePerson } from '../session/one-person';
import { SignInAgain } from '../session/sign-in-again';
import classes from './shell.module.css';

const PersonMenu = lazy(async () => ({ default: (await import('./person-menu')).PersonMenu }));

/** The frame of every page for somebody who is signed in: where one can go, who one is, and the page itself. */
export function Shell(): ReactNode {
  const say = useTexts(shellTexts);
  const [isOpen, { toggle, close }] = useDisclosure(false);
  useOnePerson(useMe().id);
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
      <LiveChanges />
      <SignInAgain />
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
  return (
    <>
      {isStaff(me) && (
        <ButtonTo to="/queues/$queue" params={{ queue: 'mine' }} variant="subtle" size="compact-md" color="gray">
          {say('queues')}
        </ButtonTo>
      )}
      {isClient(me) && (
        <ButtonTo to="/tickets" variant="subtle" size="compact-md" color="gray">
          {say('myTickets')}
        </ButtonTo>
      )}
      <ButtonTo to="/new" variant="subtle" size="compact-md" color="gray">
        {say('newTicket')}
      </ButtonTo>
    </>
  );
}
