import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { filingTexts } from '../../texts/web/forms';
import type { Schemas } from '../api/client';
import type { FilingSearch } from './search';
import type { Form } from '../forms/asked';
import { Icon } from '../kit/icon';
import { LinkTo } from '../kit/link';
import { useTexts } from '../language/language';
import { otherType } from './other-type';
import classes from './tickets-page.module.css';

type Desk = Schemas['Desk'];

/** Where to turn to, for somebody whom several desks serve. */
export function ChooseDesk({ desks }: { desks: readonly Desk[] }): ReactNode {
  const say = useTexts(filingTexts);
  return (
    <Choices title={say('desk')}>
      {desks.map(({ code, title }) => (
        <Choice key={code} title={title} search={{ desk: code }} />
      ))}
    </Choices>
  );
}

/** The type of the request is chosen first, then its form opens (IN-1). */
export function ChooseType({
  desk,
  forms,
  several,
}: {
  desk: Desk;
  forms: readonly Form[];
  several: boolean;
}): ReactNode {
  const say = useTexts(filingTexts);
  return (
    <>
      <Chosen desk={several ? desk : null} type={null} deskCode={desk.code} />
      <Choices title={say('type')}>
        {forms.map(({ requestType, title }) => (
          <Choice key={requestType} title={title} search={{ desk: desk.code, type: requestType ?? '' }} />
        ))}
        {!desk.requestTypeRequired && <Choice title={say('otherType')} search={{ desk: desk.code, type: otherType }} />}
      </Choices>
    </>
  );
}

function Choices({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h4">
        {title}
      </Title>
      <ul className={classes['lines']}>{children}</ul>
    </Stack>
  );
}

function Choice({ title, search }: { title: string; search: FilingSearch }): ReactNode {
  return (
    <Paper component="li" className={classes['line']} withBorder radius="md" p="md">
      <Group justify="space-between" wrap="nowrap">
        <LinkTo to="/new" search={search} fw={500} c="inherit">
          {title}
        </LinkTo>
        <Text component="span" c="dimmed" lh={1}>
          <Icon name="right" />
        </Text>
      </Group>
    </Paper>
  );
}

/** What was chosen so far, with the way back. */
export function Chosen({
  desk,
  type,
  deskCode,
}: {
  desk: Desk | null;
  type: string | null;
  deskCode: string;
}): ReactNode {
  const say = useTexts(filingTexts);
  const parts = [
    ...(desk === null ? [] : [{ name: say('desk'), value: desk.title, search: {} }]),
    ...(type === null ? [] : [{ name: say('type'), value: type, search: { desk: deskCode } }]),
  ];
  if (parts.length === 0) return null;
  return (
    <Stack gap={4} mb="md">
      {parts.map(({ name, value, search }) => (
        <Group key={name} gap="xs">
          <Text size="sm" c="dimmed">
            {name}:
          </Text>
          <Text size="sm" fw={600}>
            {value}
          </Text>
          <LinkTo to="/new" search={search} size="sm" aria-label={`${say('change')}: ${name}`}>
            {say('change')}
          </LinkTo>
        </Group>
      ))}
    </Stack>
  );
}
