import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { outboxTexts } from '../../texts/web/technician';
import { useTexts } from '../language/language';
import { runOutbox } from '../outbox/run-outbox';
import { useMe } from '../session/me';
import { keepReads } from './kept-reads';
import { useNewVersion } from './use-new-version';
import classes from './technician.module.css';

/** What makes a technician's device work without a network, on whichever page: the outbox, what is kept, and the service worker. */
export function Device(): ReactNode {
  const say = useTexts(outboxTexts);
  const client = useQueryClient();
  const { id } = useMe();
  useEffect(() => {
    const stopSending = runOutbox(client, id);
    const stopKeeping = keepReads(client, id);
    return () => {
      stopSending();
      stopKeeping();
    };
  }, [client, id]);
  const takeOver = useNewVersion();
  if (takeOver === null) return null;
  return (
    <Group role="status" className={classes['news'] ?? ''} gap="sm" wrap="nowrap">
      <Text size="sm">{say('newVersion')}</Text>
      <Button size="compact-sm" onClick={takeOver}>
        {say('takeOver')}
      </Button>
    </Group>
  );
}
