import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { savedTexts } from '../../texts/web/saved-queues';
import { queueTexts } from '../../texts/web/workspace';
import { queries } from '../api/queries';
import type { QueueSearch } from './search';
import { Icon } from '../kit/icon';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { focusList, isBusyElsewhere } from './keys';
import classes from './queue-bar.module.css';
import { SavedLinks } from './saved/saved-links';
import { isAt, savedOf, useSavedQueues } from './saved/saved-queues';
import { deskOf, filterKeys, queueNames, staffDesks, type QueueName } from './queue-filter';

const SaveDialog = lazy(async () => ({ default: (await import('./saved/save-dialog')).SaveDialog }));
const Filters = lazy(async () => ({ default: (await import('./queue-filters')).QueueFilters }));

const hints: Partial<Record<QueueName, keyof typeof queueTexts>> = {
  waiting: 'hintOfWaiting',
  mine: 'hintOfMine',
  'at-risk': 'hintOfRisk',
};
const typedMs = 300;
const sorts = ['nextDue', 'handling', 'updatedAt', 'receivedAt'] as const;

/** Which queue, of which desk, narrowed down how, in which order: each choice changes the address, and nothing else. */
export function QueueBar({ queue, search }: { queue: QueueName; search: QueueSearch }): ReactNode {
  const say = useTexts(queueTexts);
  const me = useMe();
  const navigate = useNavigate({ from: '/queues/$queue' });
  const desks = staffDesks(me);
  const { data } = useQuery(queries.desks());
  const [isOpen, setIsOpen] = useState(false);
  // Odd: the dialog is open; each time it begins anew.
  const [saving, setSaving] = useState(0);
  const desk = deskOf(search, me);
  const saved = useSavedQueues(desk);
  const current = saved.find((it) => isAt(it, queue, search));
  const savedSay = useTexts(savedTexts);
  const filtered = filterKeys.filter((key) => search[key] !== undefined).length;
  const change = (changes: Partial<Record<keyof QueueSearch, string | undefined>>): void => {
    void navigate({ search: (before) => without({ ...before, ...changes }), replace: true, resetScroll: false });
  };
  const titleOf = (desk: string): string => data?.items.find(({ code }) => code === desk)?.title ?? desk;
  return (
    <div className={classes['bar']}>
      <nav aria-label={say('queues')} className={classes['queues']}>
        {queueNames.map((name) => (
          <Link
            key={name}
            to="/queues/$queue"
            params={{ queue: name }}
            search={search.desk === undefined ? {} : { desk: search.desk }}
            className={classes['queue']}
            // Narrowed down to a saved one it is that one: the router would mark both.
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={name === queue && current === undefined ? 'page' : undefined}
            title={hints[name] === undefined ? undefined : say(hints[name])}
          >
            {say(name)}
          </Link>
        ))}
        <SavedLinks saved={saved} queue={queue} search={search} className={classes['queue']} />
      </nav>
      <Group gap="xs" wrap="wrap" className={classes['tools']}>
        {desks.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={say('desk')}
            value={desk}
            data={desks.map((desk) => ({ value: desk, label: titleOf(desk) }))}
            onChange={(event) => change({ ...cleared, desk: event.currentTarget.value, ticket: undefined })}
          />
        )}
        <Words value={search.text ?? ''} onChange={(text) => change({ text: text === '' ? undefined : text })} />
        <NativeSelect
          size="xs"
          aria-label={say('sort')}
          value={search.sort ?? 'nextDue'}
          data={sorts.map((sort) => ({ value: sort, label: say(sort) }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change({
              sort: value === 'nextDue' ? undefined : value,
              ...(value === 'handling' ? { open: undefined } : {}),
            });
          }}
        />
        <Button
          size="xs"
          variant={filtered > 0 || isOpen ? 'light' : 'default'}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          rightSection={<Icon name="down" size={14} />}
        >
          {filtered > 0 ? say('filtersOn', { count: filtered }) : say('filters')}
        </Button>
        {filtered > 0 && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => change(cleared)}>
            {say('clear')}
          </Button>
        )}
        {(current === undefined ? Object.keys(savedOf(search)).length > 0 : current.canChange) && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => setSaving((before) => before + 1)}>
            {savedSay(current === undefined ? 'save' : 'change')}
          </Button>
        )}
      </Group>
      {saving > 0 && (
        <Suspense fallback={null}>
          <SaveDialog
            key={saving}
            desk={desk}
            filter={{ queue, search: savedOf(search) }}
            saved={current}
            isOpen={saving % 2 === 1}
            onClose={() => setSaving((before) => before + 1)}
          />
        </Suspense>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <Filters search={search} desk={desk} onChange={change} />
        </Suspense>
      )}
    </div>
  );
}

const cleared = Object.fromEntries(filterKeys.map((key) => [key, undefined])) as Partial<
  Record<keyof QueueSearch, undefined>
>;

function without(search: Partial<Record<keyof QueueSearch, string | undefined>>): QueueSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as QueueSearch;
}

/** The words looked for: asked when the typing rests. `/` leads here. */
function Words({ value, onChange }: { value: string; onChange: (text: string) => void }): ReactNode {
  const say = useTexts(queueTexts);
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  const [before, setBefore] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (before !== value) {
    setBefore(value);
    // The address follows what was typed here, without its last space and a moment late: only another one is taken over.
    if (value !== asked) {
      setAsked(value);
      setTyped(value);
    }
  }
  useHotkeys([['slash', () => void (isBusyElsewhere() || field.current?.focus()), { usePhysicalKeys: true }]]);
  const type = (text: string, delay = typedMs): void => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setAsked(text.trim());
      onChange(text.trim());
    }, delay);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      size="xs"
      className={classes['words']}
      aria-label={say('search')}
      placeholder={say('search')}
      maxLength={300}
      value={typed}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        type(typed, 0);
        focusList();
      }}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<Icon name="search" size={14} />}
      rightSection={
        typed === '' ? null : <CloseButton size="xs" aria-label={say('clearSearch')} onClick={() => type('', 0)} />
      }
    />
  );
}
