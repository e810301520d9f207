import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { feedbackTexts } from '../../texts/web/overview';
import { useTexts } from '../language/language';
import classes from './feedback.module.css';
import type { OverviewSearch } from './search';

/** A score of the desk's scale. */
export interface Score {
  readonly code: string;
  readonly title: string;
  readonly colour: string | null;
}

interface Count {
  readonly key: string | null;
  readonly score: string;
  readonly count: number;
}

/** How often each score was given, group by group: a bar that shows what its words say. */
export function Group({
  title,
  counts,
  scale,
  nameOf,
  searchOf,
  isOfScores = false,
}: {
  title: string;
  counts: readonly Count[];
  /** In its order, what is no longer on it last. */
  scale: readonly Score[];
  nameOf: (key: string | null, count: Count) => string;
  /** What of the address narrows the page to one group; null: nothing does. */
  searchOf: (key: string) => OverviewSearch | null;
  /** Its groups are the scores themselves: they need not be told apart in each. */
  isOfScores?: boolean;
}): ReactNode {
  const say = useTexts(feedbackTexts);
  const keys = isOfScores
    ? scale.map(({ code }) => code).filter((code) => counts.some(({ key }) => key === code))
    : [...new Set(counts.map(({ key }) => key))];
  const groups = keys.map((key) => {
    const own = counts.filter((it) => it.key === key);
    return { key, own, total: own.reduce((sum, { count }) => sum + count, 0) };
  });
  const most = Math.max(1, ...groups.map(({ total }) => total));
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      <ul className={classes['groups']}>
        {groups.map(({ key, own, total }) => {
          const sorted = scale.flatMap((score) => {
            const count = own.find((it) => it.score === score.code)?.count ?? 0;
            return count === 0 ? [] : [{ ...score, count }];
          });
          const first = own[0];
          const name = first === undefined ? '' : nameOf(key, first);
          const search = key === null ? null : searchOf(key);
          return (
            <li key={key ?? ''} className={classes['group']}>
              <span className={classes['what']}>
                {search === null ? (
                  <bdi>{name}</bdi>
                ) : (
                  <Link
                    to="/overview/feedback"
                    search={(before) => ({ ...before, ...search })}
                    title={say('narrow', { what: name })}
                  >
                    <bdi>{name}</bdi>
                  </Link>
                )}
                <Text span size="sm" c="dimmed">
                  {isOfScores ? total : sorted.map((score) => `${score.title} ${score.count}`).join(', ')}
                </Text>
              </span>
              <span className={classes['bar']} style={{ width: `${(100 * total) / most}%` }} aria-hidden>
                {sorted.map(({ code, colour, count }) => (
                  <span key={code} data-colour={colour ?? undefined} style={{ flexGrow: count }} />
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
