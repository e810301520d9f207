import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { nowTexts } from '../../texts/web/overview';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { dayIn, momentIn } from '../time/format';
import classes from './need-list.module.css';
import { needsOf, type Need } from './needs';
import { PlaceLink } from './place-link';
import type { Overview } from './queries';

/** What needs a person now: each number leads to the list behind it. What there is none of is said in a line. */
export function NeedList({ overview }: { overview: Overview }): ReactNode {
  const say = useTexts(nowTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const needs = needsOf(overview);
  const pressing = needs.filter(({ count }) => count > 0);
  const calm = needs.filter(({ count }) => count === 0);
  const values = {
    day: dayIn(overview.risk, language, 'short'),
    at:
      overview.letters.oldestWaiting === null
        ? ''
        : momentIn(overview.letters.oldestWaiting, timeZone, language, 'short'),
  };
  const countOf = ({ count, mostCounted }: Need): string =>
    mostCounted === undefined || count < mostCounted ? String(count) : say('atLeast', { count });
  return (
    <section aria-labelledby="needs">
      <Title order={2} size="h4" mb="xs" id="needs">
        {say('needs')}
      </Title>
      {pressing.length === 0 ? (
        <Text>{say('calm')}</Text>
      ) : (
        <ul className={classes['needs']}>
          {pressing.map((need) => (
            <li key={need.name}>
              <PlaceLink place={need.place} className={classes['need']}>
                <span className={classes['count']} data-tone={need.tone}>
                  {countOf(need)}
                </span>
                <span className={classes['name']}>{say(need.name)}</span>
                <span className={classes['hint']}>{say(need.hint, values)}</span>
              </PlaceLink>
            </li>
          ))}
        </ul>
      )}
      {calm.length > 0 && pressing.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {say('quiet', { list: calm.map(({ name }) => say(name)).join(' · ') })}
        </Text>
      )}
    </section>
  );
}
