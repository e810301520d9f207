import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { administrationTexts, keyTexts } from '../../texts/web/administration';
import { shellTexts } from '../../texts/web/shell';
import { api, ask, type Schemas } from '../api/client';
import { Dialog } from '../kit/dialog';
import { Icon } from '../kit/icon';
import { Page } from '../kit/page';
import { ProblemNote } from '../kit/problem-note';
import { Empty } from '../kit/states';
import { useLanguage, useTexts } from '../language/language';
import { useMe } from '../session/me';
import { momentIn } from '../time/format';
import classes from './administration.module.css';
import { useDesk } from './desk';
import { MakeKey } from './key-form';
import { Paged } from './paged';
import { administered } from './queries';
import { useAct } from './use-act';

/** Keys of programs: whose, until when, and the end of them. */
export function KeysPage(): ReactNode {
  const say = useTexts(administrationTexts);
  const key = useTexts(keyTexts);
  const { desk } = useDesk();
  const [isMaking, making] = useDisclosure(false);
  const found = useInfiniteQuery(administered.keys(desk));
  const make = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={making.open}>
      {key('make')}
    </Button>
  );
  return (
    <Page title={say('keys')} aside={make}>
      <Stack gap="md">
        <Text c="dimmed">{key('hint')}</Text>
        <Paged found={found} label={say('keys')} empty={<Empty title={key('empty')} hint={key('emptyHint')} />}>
          {(line) => <KeyLine key={line.id} line={line} desk={desk} />}
        </Paged>
      </Stack>
      <Dialog title={key('make')} isOpen={isMaking} onClose={making.close}>
        <MakeKey desk={desk} onDone={making.close} />
      </Dialog>
    </Page>
  );
}

function KeyLine({ line, desk }: { line: Schemas['ApiKey']; desk: string }): ReactNode {
  const say = useTexts(keyTexts);
  const language = useLanguage();
  const { timeZone } = useMe();
  const day = (at: string): string => momentIn(at, timeZone, language, 'short');
  const { revokedAt, expiresAt } = line;
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const state =
    revokedAt !== null
      ? `${say('revokedAt')}: ${day(revokedAt)}`
      : isExpired
        ? `${say('expired')}: ${day(expiresAt)}`
        : `${say('until')}: ${expiresAt === null ? say('endless') : day(expiresAt)}`;
  const isOver = revokedAt !== null || isExpired;
  return (
    <li className={classes['line']} data-left={isOver || undefined}>
      <div className={classes['who']}>
        <Text fw={600} component="div">
          <bdi>{line.name}</bdi>
        </Text>
        <Text size="sm" c="dimmed" ff="monospace" component="div">
          {line.prefix}…
        </Text>
      </div>
      <div className={classes['what']}>
        <Text size="sm" component="div">
          {say('owner')}: <bdi>{line.person.name}</bdi>
          <br />
          {say('since')}: {day(line.createdAt)}
          <br />
          {state}
        </Text>
      </div>
      <div className={classes['state']}>{!isOver && <Revoke line={line} desk={desk} />}</div>
    </li>
  );
}

function Revoke({ line, desk }: { line: Schemas['ApiKey']; desk: string }): ReactNode {
  const say = useTexts(keyTexts);
  const shell = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const title = say('revokeOf', { name: line.name });
  const revoke = useAct(`key ${line.id}`, (_: null) =>
    ask(api.DELETE('/api/v1/keys/{key}', { params: { path: { key: line.id }, query: { desk } } })),
  );
  return (
    <>
      <Button variant="default" size="xs" onClick={open} aria-label={title}>
        {say('revoke')}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <Stack gap="md">
          <Text size="sm">{say('revokeHint')}</Text>
          <ProblemNote problem={revoke.error} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {shell('cancel')}
            </Button>
            <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate(null, { onSuccess: close })}>
              {say('revoke')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
