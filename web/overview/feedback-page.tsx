import { Anchor, Button, Group as Row, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { feedbackTexts, overviewTexts } from '../../texts/web/overview';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { LinkTo } from '../kit/link';
import { Empty, Failed, Loading } from '../kit/states';
import { MoreButton } from '../kit/more-button';
import { useLanguage, useTexts } from '../language/language';
import { useDeskZone } from '../time/desk-zone';
import { dayIn } from '../time/format';
import { When } from '../time/when';
import { Frame } from './frame';
import { Group, type Score } from './feedback-groups';
import classes from './feedback.module.css';
import listing from './listing.module.css';
import { monthText } from '../time/month-text';
import { overviewQueries } from './queries';
import type { OverviewSearch } from './search';
import { useDesk } from './use-desk';

const filters = ['about', 'topic', 'score', 'reason', 'from', 'until'] as const;
type Filter = (typeof filters)[number];
type Feedback = Schemas['Feedback'];

/** What clients said of the work: counted, and one by one (SK-12). What is asked for stands in the address. */
export function FeedbackPage(): ReactNode {
  const { desk } = useDesk();
  const { desk: _desk, ...search } = useSearch({ from: '/signed-in/overview/feedback' });
  const asked = Object.fromEntries(
    filters.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])),
  ) as Partial<Record<Filter, string>>;
  const found = useInfiniteQuery({
    ...overviewQueries.feedback({ desk, ...asked }),
    placeholderData: keepPreviousData,
  });
  const first = found.data?.pages[0];
  return (
    <Frame part="feedback">
      <Stack gap="lg">
        <Filters desk={desk} asked={asked} feedback={first} />
        {found.isPending ? (
          <Loading />
        ) : first === undefined ? (
          <Failed problem={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Found desk={desk} feedback={first} found={found} file={fileOf({ desk, ...asked })} />
        )}
      </Stack>
    </Frame>
  );
}

/** The scale and the reasons of the desk, and what was given under an earlier one. */
function useScale(desk: string, feedback: Feedback | undefined): readonly Score[] {
  const { data: rules } = useQuery(queries.regulation(desk));
  const known = rules?.scale ?? [];
  const others = (feedback?.byScore ?? []).filter(({ score }) => known.every(({ code }) => code !== score));
  return [...known, ...others.map(({ score }) => ({ code: score, title: score, colour: null }))];
}

function Filters({
  desk,
  asked,
  feedback,
}: {
  desk: string;
  asked: Partial<Record<Filter, string>>;
  feedback: Feedback | undefined;
}): ReactNode {
  const say = useTexts(feedbackTexts);
  const shared = useTexts(overviewTexts);
  const language = useLanguage();
  const navigate = useNavigate({ from: '/overview/feedback' });
  const { data: rules } = useQuery(queries.regulation(desk));
  const { data: people = [] } = useQuery(queries.people(desk));
  const scale = useScale(desk, feedback);
  const periods = lastMonths();
  const spanText = [asked.from, asked.until]
    .flatMap((date) =>
      date === undefined ? [] : [/^\d{4}-\d\d-\d\d$/.test(date) ? dayIn(date, language, 'short') : date],
    )
    .join(' – ');
  const change = (next: OverviewSearch | Partial<Record<Filter, undefined>>): void =>
    void navigate({
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined),
        ) as OverviewSearch,
      replace: true,
      resetScroll: false,
    });
  const select = (key: Filter, label: string, options: readonly { code: string; title: string }[]): ReactNode => (
    <NativeSelect
      key={key}
      size="xs"
      w={{ base: '100%', xs: 170 }}
      label={label}
      value={asked[key] ?? ''}
      data={[{ value: '', label: shared('all') }, ...options.map(({ code, title }) => ({ value: code, label: title }))]}
      onChange={(event) => change({ [key]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <Row gap="sm" align="end">
      {select(
        'about',
        say('person'),
        people.map(({ shortId, name }) => ({ code: shortId, title: name ?? shortId })),
      )}
      {select('topic', say('topic'), rules?.topics ?? [])}
      {select('score', say('score'), scale)}
      {select('reason', say('reason'), rules?.reasons ?? [])}
      <NativeSelect
        size="xs"
        w={{ base: '100%', xs: 170 }}
        label={say('period')}
        value={asked.from ?? ''}
        data={[
          { value: '', label: shared('all') },
          ...periods.map(({ from, months }) => ({
            value: from,
            label: say(months === 0 ? 'thisMonth' : 'months', { count: months }),
          })),
          // One that a month was chosen by, or that somebody wrote into the address.
          ...(asked.from === undefined || periods.some(({ from }) => from === asked.from)
            ? []
            : [{ value: asked.from, label: spanText }]),
        ]}
        onChange={({ currentTarget: { value } }) => change({ from: value || undefined, until: undefined })}
      />
      {Object.keys(asked).length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => change(Object.fromEntries(filters.map((key) => [key, undefined])))}
        >
          {shared('clear')}
        </Button>
      )}
    </Row>
  );
}

function Found({
  desk,
  feedback,
  found,
  file,
}: {
  desk: string;
  feedback: Feedback;
  file: string;
  found: {
    readonly data?: { readonly pages: readonly Feedback[] } | undefined;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}): ReactNode {
  const say = useTexts(feedbackTexts);
  const language = useLanguage();
  const zone = useDeskZone(desk);
  const { data: rules } = useQuery(queries.regulation(desk));
  const scale = useScale(desk, feedback);
  if (feedback.total === 0) return <Empty title={say('empty')} hint={say('emptyHint')} />;
  const titleIn = (list: readonly { code: string; title: string }[] | undefined, code: string): string =>
    list?.find((it) => it.code === code)?.title ?? code;
  const reasonOf = (code: string | null): string => (code === null ? say('noReason') : titleIn(rules?.reasons, code));
  return (
    <>
      <Row gap="md">
        <Text fw={600}>{say('total', { count: feedback.total })}</Text>
        <Anchor size="sm" href={file} download>
          {say('csv')}
        </Anchor>
      </Row>
      <div className={classes['all']}>
        <Group
          title={say('byScore')}
          counts={feedback.byScore}
          scale={scale}
          isOfScores
          nameOf={(key) => titleIn(scale, key ?? '')}
          searchOf={(score) => ({ score })}
        />
        <Group
          title={say('byReason')}
          counts={feedback.byReason}
          scale={scale}
          nameOf={reasonOf}
          searchOf={(reason) => ({ reason })}
        />
        <Group
          title={say('byPerson')}
          counts={feedback.byPerson}
          scale={scale}
          nameOf={(key) =>
            key === null ? say('nobody') : (feedback.byPerson.find((it) => it.key === key)?.name ?? key)
          }
          searchOf={(about) => ({ about })}
        />
        <Group
          title={say('byTopic')}
          counts={feedback.byTopic}
          scale={scale}
          nameOf={(key) => titleIn(rules?.topics, key ?? '')}
          searchOf={(topic) => ({ topic })}
        />
        <Group
          title={say('byMonth')}
          counts={feedback.byMonth}
          scale={scale}
          nameOf={(month) => monthText(month ?? '1970-01', language)}
          searchOf={(month) => ({ from: `${month}-01`, until: `${monthAfter(month)}-01` })}
        />
      </div>
      <section aria-label={say('oneByOne')}>
        <Title order={2} size="h5">
          {say('oneByOne')}
        </Title>
        <ul className={listing['lines']}>
          {(found.data?.pages ?? [])
            .flatMap(({ items }) => items)
            .map((rating) => (
              <li key={`${rating.ticket.id}/${rating.cycle}`} className={listing['line']}>
                <Row gap="xs" wrap="wrap">
                  <span className={classes['score']} data-colour={colourOf(scale, rating.score)}>
                    {titleIn(scale, rating.score)}
                  </span>
                  {rating.reason !== null && <Text size="sm">{reasonOf(rating.reason)}</Text>}
                  <LinkTo to="/tickets/$ticket" params={{ ticket: rating.ticket.tid }} size="sm">
                    {rating.ticket.tid}
                  </LinkTo>
                  <Text size="sm">
                    <bdi>{rating.ticket.subject}</bdi>
                  </Text>
                </Row>
                {rating.comment !== null && (
                  <Text size="sm" className="words" my={4}>
                    <bdi>{rating.comment}</bdi>
                  </Text>
                )}
                <Text size="sm" c="dimmed">
                  <bdi>{rating.by.name}</bdi>, <When at={rating.at} zone={zone} />
                  {rating.about !== null && `, ${say('about', { name: rating.about.name ?? rating.about.shortId })}`}
                </Text>
              </li>
            ))}
        </ul>
        {found.hasNextPage && (
          <Row justify="center" mt="md">
            <MoreButton found={found} />
          </Row>
        )}
      </section>
    </>
  );
}

/** Where the same sums are as a file. */
function fileOf(asked: Readonly<Record<string, string>>): string {
  return `/api/v1/feedback.csv?${new URLSearchParams(asked).toString()}`;
}

function colourOf(scale: readonly Score[], score: string): string | undefined {
  return scale.find(({ code }) => code === score)?.colour ?? undefined;
}

/** `2026-12` after `2026-11`. */
function monthAfter(month: string): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** Spans that are often asked for, each from the beginning of a month until now. */
function lastMonths(): readonly { readonly months: number; readonly from: string }[] {
  const now = new Date();
  return [0, 3, 6, 12].map((months) => ({
    months,
    from: new Date(Date.UTC(now.getFullYear(), now.getMonth() - Math.max(0, months - 1), 1)).toISOString().slice(0, 10),
  }));
}
