import { Alert, List, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { offerTexts } from '../../texts/web/visit-offer';
import type { Schemas } from '../api/client';
import { Icon } from '../kit/icon';
import { useLanguage, useTexts } from '../language/language';
import { momentIn, spanIn } from '../time/format';
import type { BoardRow } from './board-words';
import type { Dropped } from './dropped';
import { consequencesOf, obstaclesOf, type Obstacle } from './obstacles';
import type { Choice } from './suggested';

type Visit = Schemas['Visit'];

/** What stands in the way there; nothing, where it was dropped on nothing. */
export function obstaclesAt(
  visit: Visit,
  { technician, date }: Dropped,
  rows: readonly BoardRow[],
): readonly Obstacle[] {
  const row = rows.find((it) => it.technician.shortId === technician);
  const cell = row?.cells.find((it) => it.date === date);
  return row === undefined || cell === undefined ? [] : obstaclesOf({ technician: row.technician, cell, visit });
}

/** What stands in the way, and what to do instead. */
export function InTheWay({ found, zone }: { found: readonly Obstacle[]; zone: string }): ReactNode {
  const say = useTexts(offerTexts);
  const language = useLanguage();
  if (found.length === 0) return null;
  const textOf = ({ code, about }: Obstacle): string => {
    if (code === 'absent' && about !== null) return say('absentAbout', { about });
    const isInstant = code === 'not-ready' || code === 'after-due';
    return say(code, { about: isInstant && about !== null ? momentIn(about, zone, language, 'short') : about });
  };
  const stops = found.some((it) => it.stops);
  return (
    <Alert
      color={stops ? 'red' : 'yellow'}
      variant="light"
      role={stops ? 'alert' : 'note'}
      icon={<Icon name="warning" />}
      title={say(stops ? 'inTheWay' : 'mind')}
    >
      <List size="sm">
        {found.map((it) => (
          <List.Item key={it.code}>{textOf(it)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** What else moves when the chosen time is offered. */
export function WhatFollows({ visit, choice, zone }: { visit: Visit; choice: Choice; zone: string }): ReactNode {
  const say = useTexts(offerTexts);
  const language = useLanguage();
  const { slot, site, nextDue } = visit;
  const values = {
    was: slot === null ? null : spanIn(slot.from, slot.to, site.timeZone, language),
    from: slot === null ? null : (slot.technicianName ?? slot.technician),
    to: choice.name,
  };
  const due = nextDue === null ? null : momentIn(nextDue, zone, language, 'short');
  return (
    <Paper withBorder p="sm" radius="md" component="section" aria-label={say('follows')}>
      <Text size="sm" fw={600}>
        {say('follows')}
      </Text>
      <List size="sm">
        {consequencesOf(visit, choice).map((code) => (
          <List.Item key={code}>{say(code, values)}</List.Item>
        ))}
        <List.Item>
          {due === null || nextDue === null
            ? say('noDue')
            : say(Date.parse(choice.to) <= Date.parse(nextDue) ? 'dueHolds' : 'dueBreaks', { due })}
        </List.Item>
      </List>
    </Paper>
  );
}
