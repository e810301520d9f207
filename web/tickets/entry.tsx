import { Anchor, Group, Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { ticketTexts } from '../../texts/web/tickets';
import { useSizeText } from '../files/size-text';
import { Icon } from '../kit/icon';
import { Linked } from '../kit/linked';
import { useTexts } from '../language/language';
import { useMe } from '../session/me';
import { When } from '../time/when';
import type { TimelineEntry } from './timeline-entry';
import classes from './entry.module.css';

/** What happened without a word: one quiet line. */
export function EventLine({ entry, zone }: { entry: TimelineEntry; zone: string | undefined }): ReactNode {
  return (
    <Group gap="xs" wrap="nowrap" align="baseline" className={classes['event']}>
      <span className={classes['dot']} aria-hidden />
      <Text size="sm" c="dimmed">
        {entry.text} <When at={entry.at} zone={zone} />
      </Text>
    </Group>
  );
}

/** What somebody said, with what came along. */
export function Word({ entry, zone }: { entry: TimelineEntry; zone: string | undefined }): ReactNode {
  const say = useTexts(ticketTexts);
  const me = useMe();
  const { message, answers, by } = entry;
  const isInternal = message?.visibility === 'internal';
  const side = message?.side ?? 'client';
  const author = message?.author ?? (by.kind === 'person' ? by : null);
  const name = author === null ? say(side === 'system' ? 'system' : 'desk') : (author.name ?? say('desk'));
  const isOwn = author?.id === me.id;
  const look = isInternal ? 'internal' : side === 'client' ? 'client' : 'desk';
  return (
    <Paper component="article" className={classes['word']} data-look={look} radius="md" p="sm" withBorder>
      <Stack gap={6}>
        <Group gap="xs" justify="space-between" wrap="wrap">
          <Text size="sm" fw={600}>
            {isOwn ? `${name} (${say('you').toLowerCase()})` : name}
          </Text>
          <Text size="xs" c="dimmed" component="div">
            <When at={entry.at} zone={zone} />
          </Text>
        </Group>
        <Text size="xs" c="dimmed">
          {entry.text}
        </Text>
        {isInternal && (
          <Group gap={4} c="var(--mantine-color-dimmed)">
            <Icon name="lock" size={14} />
            <Text size="xs">{say('internal')}</Text>
          </Group>
        )}
        {message !== null && message.text !== '' && (
          <Text size="sm" className="words">
            <Linked text={message.text} />
          </Text>
        )}
        {answers !== null && <Answers answers={answers} />}
        {message !== null && message.attachments.length > 0 && <Files files={message.attachments} />}
      </Stack>
    </Paper>
  );
}

function Answers({ answers }: { answers: NonNullable<TimelineEntry['answers']> }): ReactNode {
  const say = useTexts(ticketTexts);
  return (
    <dl className={classes['answers']} aria-label={say('answers')}>
      {answers.map(({ code, title, text }) => (
        <div key={code}>
          <dt>{title}</dt>
          <dd className="words">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

type Files = NonNullable<TimelineEntry['message']>['attachments'];

function Files({ files }: { files: Files }): ReactNode {
  const say = useTexts(ticketTexts);
  const sizeText = useSizeText();
  return (
    <Group gap="xs">
      {files.map(({ id, name, size, href }) => (
        <Anchor key={id} href={href} download={name} size="sm">
          <Group gap={4} wrap="nowrap">
            <Icon name="clip" size={14} />
            <span>
              <VisuallyHidden>{say('download')} </VisuallyHidden>
              {name}
            </span>
            <Text component="span" size="xs" c="dimmed">
              {sizeText(size)}
            </Text>
          </Group>
        </Anchor>
      ))}
    </Group>
  );
}
