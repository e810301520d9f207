import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { outboxTexts } from '../../texts/web/technician';
import { useTexts } from '../language/language';
import type { Letter } from '../outbox/letter';
import { dropLetter, reopen, tryAgain } from '../outbox/outbox';
import { useLettersOf, useOutbox } from '../outbox/use-outbox';
import { useMe } from '../session/me';
import { actAgain } from './act-draft';
import { Moment } from './moment';
import { noShowAgain } from './no-show-draft';
import { Picture } from './photo-picker';
import classes from './technician.module.css';
import { draftPlace } from './use-device-draft';

const GiveUp = lazy(async () => ({ default: (await import('./give-up')).GiveUp }));

/**
 * What was said of a visit and is not with the server yet; what it did not take is for the person to decide.
 *
 * @param onReopen opens the form whose draft it is again
 */
export function Letters({
  visit,
  onReopen,
}: {
  visit: string;
  onReopen: (form: 'act' | 'no-show') => void;
}): ReactNode {
  const say = useTexts(outboxTexts);
  const letters = useLettersOf(visit);
  if (letters.length === 0) return null;
  const firstRefused = letters.findIndex(({ refusal }) => refusal !== null);
  return (
    <Stack component="section" gap="xs" aria-label={say('outbox')}>
      {letters.map((letter, index) => (
        <OneLetter
          key={letter.id}
          letter={letter}
          isBehind={firstRefused !== -1 && index > firstRefused}
          onReopen={onReopen}
        />
      ))}
    </Stack>
  );
}

function OneLetter({
  letter,
  isBehind,
  onReopen,
}: {
  letter: Letter;
  isBehind: boolean;
  onReopen: (form: 'act' | 'no-show') => void;
}): ReactNode {
  const say = useTexts(outboxTexts);
  const { sending, line } = useOutbox();
  const { command, files, saidAt, refusal } = letter;
  const waiting = isBehind ? 'waitsEarlier' : line === 'signed-out' ? 'waitsSignIn' : 'waits';
  const words = wordsOf(letter);
  return (
    <div className={classes['letter']} data-refused={refusal !== null || undefined}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm">
          {isKnown(command.type) ? say(command.type) : command.type}
        </Text>
        <Badge color={refusal === null ? 'orange' : 'red'}>
          {refusal !== null ? say('refused') : sending === letter.id ? say('sending') : say('savedHere')}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        <Moment at={new Date(saidAt).toISOString()} />
        {refusal === null && sending !== letter.id && <>, {say(waiting)}</>}
      </Text>
      {words !== null && (
        <Text size="sm" className="words" lineClamp={4}>
          {words}
        </Text>
      )}
      {files.length > 0 && (
        <ul className={classes['photos']} aria-label={say('photosOf', { count: files.length })}>
          {files.map((file) => (
            <li key={file.key} className={classes['photo']}>
              <Picture file={file} label={file.name} />
            </li>
          ))}
        </ul>
      )}
      {refusal !== null && <Decide letter={letter} refusal={refusal} onReopen={onReopen} />}
    </div>
  );
}

/** Why a letter did not go, where it was not the server that said so. */
const notOfServer: Readonly<Record<string, 'fileGone' | 'tooLarge'>> = {
  'file-gone': 'fileGone',
  'too-large-on-the-way': 'tooLarge',
};

/** What the server said, and what can be done with it. */
function Decide({
  letter,
  refusal,
  onReopen,
}: {
  letter: Letter;
  refusal: NonNullable<Letter['refusal']>;
  onReopen: (form: 'act' | 'no-show') => void;
}): ReactNode {
  const say = useTexts(outboxTexts);
  const { id: person } = useMe();
  const [isAsked, setIsAsked] = useState(false);
  const { type } = letter.command;
  const ownWords = notOfServer[refusal.code] ?? null;
  const change = async (form: 'act' | 'no-show'): Promise<void> => {
    const draft = form === 'act' ? actAgain(letter) : noShowAgain(letter);
    await reopen(letter, draftPlace(person, form, letter.visit), draft);
    onReopen(form);
  };
  return (
    <Stack gap="xs" role="alert">
      <Text size="sm" c="var(--mantine-color-error)">
        {refusal.file !== null && (
          <>
            <bdi>{say('refusedFile', { name: refusal.file })}</bdi>:{' '}
          </>
        )}
        {ownWords === null ? [refusal.title, refusal.detail].filter(Boolean).join(' ') : say(ownWords)}
      </Text>
      <Text size="xs" c="dimmed">
        {say('decide')}
      </Text>
      <Group gap="xs">
        {(type === 'act' || type === 'no-show') && (
          <Button size="compact-md" onClick={() => void change(type)}>
            {say('change')}
          </Button>
        )}
        <Button size="compact-md" variant="default" onClick={() => void tryAgain(letter)}>
          {say('again')}
        </Button>
        <Button size="compact-md" variant="subtle" color="red" onClick={() => setIsAsked(true)}>
          {say('discard')}
        </Button>
      </Group>
      {isAsked && (
        <Suspense fallback={null}>
          <GiveUp onSure={() => void dropLetter(letter)} onClose={() => setIsAsked(false)} />
        </Suspense>
      )}
    </Stack>
  );
}

function wordsOf({ command }: Letter): string | null {
  if (command.type === 'act') return command.text;
  return command.type === 'no-show' ? command.proof : null;
}

function isKnown(type: string): type is 'depart' | 'start' | 'act' | 'no-show' {
  return Object.hasOwn(outboxTexts, type);
}
