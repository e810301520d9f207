import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { offerTexts } from '../../texts/web/visit-offer';
import type { Schemas } from '../api/client';
import { Failed, Loading } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { dayIn, spanIn, zoneName } from '../time/format';
import { boardQueries } from './board-queries';
import type { BoardRow } from './board-words';
import { shifted } from './days';
import type { Dropped } from './dropped';

type Suggestion = Schemas['Suggestions']['items'][number];

/** Beside the day that was asked for. */
const mostOthers = 5;

/** A time of a technician that is chosen to be offered. */
export interface Choice {
  readonly key: string;
  /** Short id. */
  readonly technician: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What the server suggests: of the technician and the day that were named, else of the same technician soon, and of all others. */
export function Suggested({
  visit: { number, site },
  dropped: { technician, date },
  rows,
  isStopped,
  minutes,
  onChoose,
}: {
  visit: Schemas['Visit'];
  dropped: Dropped;
  rows: readonly BoardRow[];
  /** Why there is no time on the day is told already. */
  isStopped: boolean;
  minutes: number | null;
  onChoose: (choice: Choice) => void;
}): ReactNode {
  const say = useTexts(offerTexts);
  const language = useLanguage();
  const length = minutes === null ? {} : { minutes };
  const isNamed = technician !== null && date !== null;
  const onDay = useQuery({
    ...boardQueries.suggestions(number, {
      ...length,
      ...(isNamed ? { technician, from: date, to: date } : {}),
    }),
    enabled: isNamed,
  });
  const isFull = onDay.data?.items.length === 0;
  const soon = useQuery({
    ...boardQueries.suggestions(number, { ...length, ...(isNamed ? { technician, from: shifted(date, 1) } : {}) }),
    enabled: isNamed && isFull,
  });
  const all = useQuery(boardQueries.suggestions(number, { ...length, ...(date === null ? {} : { from: date }) }));
  const failed = [onDay, soon, all].find(({ error, data }) => error !== null && data === undefined);
  if (failed !== undefined) return <Failed problem={failed.error} onRetry={() => void failed.refetch()} />;
  if (all.isPending || (isNamed && onDay.isPending) || (isFull && soon.isPending)) return <Loading />;
  const name = rows.find((row) => row.technician.shortId === technician)?.technician.name ?? technician ?? '';
  const own = onDay.data?.items ?? [];
  const later = soon.data?.items.slice(0, 3) ?? [];
  const others = all.data?.items.filter((it) => it.technician.shortId !== technician) ?? [];
  const groups = [
    { title: isNamed ? say('chosenDay', { technician: name, day: dayIn(date, language, 'full') }) : '', items: own },
    { title: say('soonest'), items: later },
    {
      title: technician === null ? say('suggested') : say('others'),
      items: others.slice(0, isNamed ? mostOthers : undefined),
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <>
      {isNamed && isFull && !isStopped && (
        <Text size="sm" role="status">
          {say('full')}
        </Text>
      )}
      {groups.length === 0 && <Text size="sm">{say('noSuggestion')}</Text>}
      {groups.map(({ title, items }) => (
        <Stack key={title} gap={6} role="group" aria-label={title}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          {items.map((item) => (
            <Line key={keyOf(item)} item={item} isOwn={items === own} onChoose={onChoose} />
          ))}
        </Stack>
      ))}
      {groups.length > 0 && (
        <Text size="xs" c="dimmed">
          {say('siteTime', { zone: zoneName(site.timeZone, language) })}
        </Text>
      )}
    </>
  );
}

function Line({
  item,
  isOwn,
  onChoose,
}: {
  item: Suggestion;
  isOwn: boolean;
  onChoose: (choice: Choice) => void;
}): ReactNode {
  const say = useTexts(offerTexts);
  const language = useLanguage();
  const { technician, slot, why } = item;
  const name = technician.name ?? technician.shortId;
  const when = spanIn(slot.from, slot.to, slot.timeZone, language);
  return (
    <Radio
      size="sm"
      value={keyOf(item)}
      label={isOwn ? when : `${when} · ${name}`}
      description={[say(why.beforeDue ? 'inTime' : 'afterDue'), say(why.region), say('load', { count: why.load })].join(
        ' · ',
      )}
      onChange={() =>
        onChoose({ key: keyOf(item), technician: technician.shortId, name, from: slot.from, to: slot.to })
      }
    />
  );
}

function keyOf({ technician, slot }: Suggestion): string {
  return `${technician.shortId} ${slot.from}`;
}
