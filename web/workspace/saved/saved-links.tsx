import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { savedTexts } from '../../../texts/web/saved-queues';
import { useTexts } from '../../language/language';
import type { QueueName } from '../queue-filter';
import type { QueueSearch } from '../search';
import { isAt, searchOf, type SavedQueue } from './saved-queues';

/** More than that would push what is looked for out of sight: the rest is in a list. */
const mostLinks = 6;
/** An address that holds more is another queue. */
const whole = { exact: true, includeSearch: true } as const;

/** Saved queues beside the built-in ones; each leads to an address that holds all of it. */
export function SavedLinks({
  saved,
  queue,
  search,
  className,
}: {
  saved: readonly SavedQueue[];
  queue: QueueName;
  search: QueueSearch;
  className: string | undefined;
}): ReactNode {
  const say = useTexts(savedTexts);
  const navigate = useNavigate();
  const current = saved.find((it) => isAt(it, queue, search));
  const rest = saved.slice(mostLinks);
  return (
    <>
      {saved.slice(0, mostLinks).map((it) => (
        <Link
          key={it.id}
          to="/queues/$queue"
          params={{ queue: it.filter.queue }}
          search={searchOf(it, search.desk)}
          className={className}
          activeOptions={whole}
          aria-current={it === current ? 'page' : undefined}
          title={say(it.shared ? 'ofDesk' : 'own')}
        >
          <bdi>{it.name}</bdi>
        </Link>
      ))}
      {rest.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={say('more')}
          value={rest.find((it) => it === current)?.id ?? ''}
          data={[{ value: '', label: say('more') }, ...rest.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => {
            const chosen = rest.find(({ id }) => id === event.currentTarget.value);
            if (chosen === undefined) return;
            const params = { queue: chosen.filter.queue };
            void navigate({ to: '/queues/$queue', params, search: searchOf(chosen, search.desk) });
          }}
        />
      )}
    </>
  );
}
