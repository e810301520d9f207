import { Button, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { refusalTexts } from '../../texts/refusals';
import { textOf } from '../../texts/language';
import { offerTexts } from '../../texts/web/visit-offer';
import type { Schemas } from '../api/client';
import { useGiveVisit } from '../commands/use-give-visit';
import { ProblemNote } from '../kit/problem-note';
import { useLanguage, useTexts } from '../language/language';
import { spanIn } from '../time/format';
import type { BoardRow } from './board-words';
import classes from './board.module.css';
import type { Dropped } from './dropped';
import { InTheWay, obstaclesAt, WhatFollows } from './offer-notes';
import { OwnTime, usualOwn, type OwnTimeValue } from './own-time';
import { Suggested, type Choice } from './suggested';
import { Moved, useMoved } from './visit-moved';

const lengths = [30, 60, 90, 120, 180, 240, 360, 480];
/** What no length that was chosen stands for: the server's usual one. */
const usual = '';

/** Chosen is one of the suggestions, or a time that is named; nothing is offered before the button is pressed. */
export function OfferForm({
  visit,
  dropped,
  rows,
  zone,
  onOffered,
}: {
  visit: Schemas['Visit'];
  dropped: Dropped;
  rows: readonly BoardRow[];
  zone: string;
  onOffered: (told: string) => void;
}): ReactNode {
  const say = useTexts(offerTexts);
  const language = useLanguage();
  const moved = useMoved(visit);
  const give = useGiveVisit(visit.number, moved.revision);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [isOwn, setIsOwn] = useState(false);
  const [own, setOwn] = useState<OwnTimeValue>(() => usualOwn(dropped));
  const [minutes, setMinutes] = useState(usual);
  const choice = isOwn ? own.choice : chosen;
  const can = visit.can['offer-slot'];
  const obstacles = obstaclesAt(visit, dropped, rows);
  const offer = (): void => {
    if (choice === null) return;
    moved.accept();
    const { technician, from, to } = choice;
    give.mutate(
      { type: 'offer-slot', technician, from, to },
      {
        onSuccess: () => {
          const when = spanIn(from, to, visit.site.timeZone, language);
          onOffered(say('offered', { number: visit.number, when, technician: choice.name }));
        },
        onError: moved.hear,
      },
    );
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        {visit.site.address} ({visit.site.title})
      </Text>
      {can !== 'yes' && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {say('cannot', { why: textOf(refusalTexts, can)[language] })}
        </Text>
      )}
      <InTheWay found={obstacles} zone={zone} />
      <NativeSelect
        size="sm"
        w={200}
        label={say('length')}
        value={minutes}
        data={[
          { value: usual, label: say('usualLength') },
          ...lengths.map((count) => ({ value: String(count), label: say('minutes', { count }) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          setMinutes(value);
          setChosen(null);
        }}
      />
      <Radio.Group
        aria-label={say('suggested')}
        value={isOwn ? 'own' : (chosen?.key ?? '')}
        onChange={(value) => setIsOwn(value === 'own')}
      >
        <Stack gap="sm">
          <Suggested
            visit={visit}
            dropped={dropped}
            rows={rows}
            isStopped={obstacles.some(({ stops }) => stops)}
            minutes={minutes === usual ? null : Number(minutes)}
            onChoose={(it) => {
              setIsOwn(false);
              setChosen(it);
            }}
          />
          <Radio value="own" label={say('own')} size="sm" />
        </Stack>
      </Radio.Group>
      {isOwn && <OwnTime value={own} zone={visit.site.timeZone} rows={rows} onChange={setOwn} />}
      <Stack gap="xs" className={classes['foot'] ?? ''}>
        {choice !== null && <WhatFollows visit={visit} choice={choice} zone={zone} />}
        {moved.from === null ? <ProblemNote problem={give.error} /> : <Moved from={moved.from} to={visit} />}
        <Button ml="auto" disabled={choice === null || can !== 'yes'} loading={give.isPending} onClick={offer}>
          {say('offer')}
        </Button>
      </Stack>
    </Stack>
  );
}
