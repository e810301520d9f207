import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { reportTexts } from '../../texts/web/reports';
import { sideTexts } from '../../texts/whose-time';
import type { Schemas } from '../api/client';
import { useSpanText } from '../deadlines/span-text';
import { FactList } from '../kit/fact-list';
import { useLanguage, useTexts } from '../language/language';
import classes from '../overview/breakdown.module.css';
import type { Report } from './queries';

type Work = Schemas['WorkFigures'];
type Feedback = Schemas['FeedbackFigures'];

const columns = ['received', 'solved', 'inTime', 'late'] as const;
const sides = ['us', 'client', 'supplier', 'nature'] as const;

/** The figures of a month, as tables: as they were handed in, or as they are now. */
export function Figures({ report: { work, feedback, handedInAt } }: { report: Report }): ReactNode {
  const say = useTexts(reportTexts);
  return (
    <section aria-label={say('figures')}>
      <Title order={3} size="h5">
        {say('figures')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {say(handedInAt === null ? 'figuresNow' : 'figuresKept')}
      </Text>
      {work !== null && <WorkTable figures={work} />}
      {feedback !== null && <Ratings figures={feedback} />}
    </section>
  );
}

function WorkTable({ figures: { total, byTopic, seconds } }: { figures: Work }): ReactNode {
  const say = useTexts(reportTexts);
  const language = useLanguage();
  const spanText = useSpanText();
  const rows = [
    { code: '', title: say('total'), ...total },
    ...byTopic.map(({ topic, ...counts }) => ({ ...topic, ...counts })),
  ];
  return (
    <Stack gap="md">
      <Table
        label={say('figures')}
        head={[say('topic'), ...columns.map((name) => say(name === 'late' ? 'lateCount' : name))]}
        rows={rows.map((row) => ({ key: row.code, cells: [row.title, ...columns.map((name) => row[name])] }))}
      />
      <FactList
        label={say('whose')}
        facts={sides.map((side) => [
          `${say('whose')}: ${sideTexts[side][language]}`,
          (seconds[side] ?? 0) === 0 ? null : spanText(seconds[side] ?? 0),
        ])}
      />
    </Stack>
  );
}

function Ratings({ figures }: { figures: Feedback }): ReactNode {
  const say = useTexts(reportTexts);
  const ways = ['byReason', 'byPerson', 'byTopic'] as const;
  const scoreOf = (score: string): string => figures.byScore.find(({ key }) => key === score)?.title ?? score;
  return (
    <Stack gap="md">
      <Text fw={600}>{say('ratings', { count: figures.total })}</Text>
      {figures.total > 0 &&
        ways.map((way) => (
          <Table
            key={way}
            label={say(way)}
            head={[say(way), say('score'), say('count')]}
            rows={figures[way].map(({ key, title, score, count }) => ({
              key: `${key}/${score}`,
              cells: [title, scoreOf(score), count],
            }))}
          />
        ))}
    </Stack>
  );
}

function Table({
  label,
  head,
  rows,
}: {
  label: string;
  head: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly (string | number)[] }[];
}): ReactNode {
  return (
    <table className={classes['table']} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {head.map((title) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells: [name, ...cells] }) => (
          <tr role="row" key={key}>
            <th role="rowheader" scope="row">
              <span className={classes['name']}>
                <bdi>{name}</bdi>
              </span>
            </th>
            {cells.map((cell, index) => (
              <td key={head[index + 1]} role="cell" data-label={head[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
