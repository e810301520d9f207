import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { overviewTexts } from '../../texts/web/overview';
import { Page } from '../kit/page';
import { useTexts } from '../language/language';
import { leads } from '../session/leading';
import { useMe } from '../session/me';
import classes from './frame.module.css';
import { useDesk } from './use-desk';
import { useFresh } from './use-fresh';

const DeskSelect = lazy(async () => ({ default: (await import('./desk-select')).DeskSelect }));

const parts = [
  ['now', '/overview'],
  ['visits', '/overview/visits'],
  ['letters', '/overview/letters'],
  ['tray', '/overview/tray'],
  ['feedback', '/overview/feedback'],
  ['time', '/overview/time'],
  ['reports', '/overview/reports'],
  ['register', '/overview/register'],
  ['runs', '/overview/runs'],
] as const;
type Part = (typeof parts)[number][0];

/** A page of those who lead a desk: which desk, and the parts beside this one. */
export function Frame({ part, children }: { part: Part; children: ReactNode }): ReactNode {
  const say = useTexts(overviewTexts);
  const me = useMe();
  const { desk, desks } = useDesk();
  useFresh(desk);
  return (
    <Page
      title={part === 'now' ? say('title') : `${say('title')}: ${say(part)}`}
      size="xl"
      aside={
        desks.length > 1 && (
          <Suspense fallback={null}>
            <DeskSelect />
          </Suspense>
        )
      }
    >
      <nav className={classes['parts']} aria-label={say('parts')}>
        {parts
          .filter(([name]) => (name !== 'runs' && name !== 'time') || leads(me, desk))
          .map(([name, to]) => (
            <Link
              key={name}
              to={to}
              search={desks.length > 1 ? { desk } : {}}
              className={classes['part']}
              activeOptions={{ exact: true, includeSearch: false }}
              aria-current={name === part ? 'page' : undefined}
            >
              {say(name)}
            </Link>
          ))}
      </nav>
      {children}
    </Page>
  );
}
