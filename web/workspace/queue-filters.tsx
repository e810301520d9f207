import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { queueTexts } from '../../texts/web/workspace';
import { queries } from '../api/queries';
import type { QueueSearch } from './search';
import { useTexts } from '../language/language';
import { lookUps, useContent } from './look-ups';
import classes from './queue-bar.module.css';
import type { FilterKey } from './queue-filter';

const DayInput = lazy(async () => ({ default: (await import('../forms/day-input')).DayInput }));

type Option = { readonly value: string; readonly label: string };
type Titled = { readonly code: string; readonly title: string };

const optionOf = ({ code, title }: Titled): Option => ({ value: code, label: title });

/** What narrows a queue down: only what the desk's regulation knows, by its titles. */
export function QueueFilters({
  search,
  desk,
  onChange,
}: {
  search: QueueSearch;
  desk: string;
  onChange: (changes: Partial<Record<FilterKey, string | undefined>>) => void;
}): ReactNode {
  const say = useTexts(queueTexts);
  const { data: desks } = useQuery(queries.desks());
  const { data: people } = useQuery(lookUps.people(desk));
  const { data: clients } = useQuery({ ...lookUps.clients(desk), retry: false });
  const content = useContent(desk);
  const found = desks?.items.find(({ code }) => code === desk);
  const choices: readonly (readonly [FilterKey, readonly Option[]])[] = [
    ['status', (content?.statuses ?? []).map(optionOf)],
    ['priority', (found?.priorities ?? []).map(optionOf)],
    ['topic', (found?.topics ?? []).map(optionOf)],
    ['level', (found?.levels ?? []).map(optionOf)],
    ['requestType', (found?.requestTypes ?? []).map(optionOf)],
    ['service', (found?.services ?? []).map(optionOf)],
    [
      'assignee',
      [
        { value: 'none', label: say('nobodyYet') },
        ...(people?.items ?? []).map(({ shortId, name }) => ({ value: shortId, label: name ?? shortId })),
      ],
    ],
    ['company', (clients?.items ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }))],
  ];
  const select = (key: FilterKey, label: string, options: readonly Option[]): ReactNode => (
    <NativeSelect
      key={key}
      size="xs"
      label={label}
      value={search[key] ?? ''}
      data={[{ value: '', label: say('any') }, ...options]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <div className={classes['filters']} role="group" aria-label={say('filters')}>
      <NativeSelect
        size="xs"
        label={say('open')}
        value={search.open ?? 'true'}
        disabled={search.sort === 'handling'}
        data={[
          { value: 'true', label: say('openOnly') },
          { value: 'false', label: say('closedOnly') },
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ open: value === 'true' ? undefined : value })}
      />
      {select('overdue', say('overdue'), [
        { value: 'true', label: say('overdueOnly') },
        { value: 'false', label: say('notOverdue') },
      ])}
      {select('owes', say('owes'), [
        { value: 'me', label: say('owesMe') },
        { value: 'desk', label: say('owesDesk') },
        { value: 'client', label: say('owesClient') },
        { value: 'supplier', label: say('owesSupplier') },
      ])}
      {choices.map(([key, options]) =>
        options.length === 0 ? null : select(key, say(key as keyof typeof queueTexts), options),
      )}
      <Suspense fallback={null}>
        {(['dueFrom', 'dueTo'] as const).map((key) => (
          <DayInput
            key={key}
            size="xs"
            w="auto"
            label={say(key)}
            value={search[key] ?? null}
            onChange={(day) => onChange({ [key]: day ?? undefined })}
          />
        ))}
      </Suspense>
    </div>
  );
}
