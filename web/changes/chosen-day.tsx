import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { draftTexts } from '../../texts/web/changes';
import type { Schemas } from '../api/client';
import { useLanguage, useTexts } from '../language/language';
import { dayIn } from '../time/format';
import type { YearGiven } from './changes-queries';
import { withHoliday, withoutHoliday, withoutMove } from './year-moves';

export type Day = Schemas['CalendarDay'];

const told = {
  working: 'chosenWorking',
  weekend: 'chosenOff',
  holiday: 'chosenHoliday',
  'moved-off': 'chosenMoved',
  'moved-working': 'chosenMoved',
} as const;

/** What can be done with the day that was pressed. */
export function ChosenDay({
  day,
  year,
  onChange,
  onCancel,
}: {
  day: Day | null;
  year: YearGiven;
  onChange: (year: YearGiven) => void;
  onCancel: () => void;
}): ReactNode {
  const say = useTexts(draftTexts);
  const language = useLanguage();
  const [isNamed, setIsNamed] = useState(false);
  const [nameRu, setNameRu] = useState('');
  const [nameEn, setNameEn] = useState('');
  const isMoved = day?.kind === 'moved-off' || day?.kind === 'moved-working';
  const hasMoveFrom = day !== null && year.daysOffMoved.some(({ from }) => from === day.date);
  return (
    <Group gap="xs" mih={34} role="status">
      {day !== null && (
        <>
          <Text size="sm" fw={600}>
            {say(told[day.kind], { day: dayIn(day.date, language, 'full') })}
          </Text>
          {(isMoved || hasMoveFrom) && (
            <Button size="xs" variant="light" onClick={() => onChange(withoutMove(year, day.date))}>
              {say('undoMove')}
            </Button>
          )}
          {day.kind === 'holiday' && (
            <Button size="xs" variant="light" onClick={() => onChange(withoutHoliday(year, day.date))}>
              {say('noHoliday')}
            </Button>
          )}
          {(day.kind === 'working' || day.kind === 'weekend') && !isNamed && (
            <Button size="xs" variant="light" onClick={() => setIsNamed(true)}>
              {say('toHoliday')}
            </Button>
          )}
          {isNamed && (
            <Group gap="xs" align="end">
              <TextInput
                size="xs"
                label={say('holidayRu')}
                maxLength={200}
                value={nameRu}
                onChange={(event) => setNameRu(event.currentTarget.value)}
              />
              <TextInput
                size="xs"
                label={say('holidayEn')}
                maxLength={200}
                value={nameEn}
                onChange={(event) => setNameEn(event.currentTarget.value)}
              />
              <Button
                size="xs"
                disabled={nameRu.trim() === '' || nameEn.trim() === ''}
                onClick={() => onChange(withHoliday(year, day.date, nameRu.trim(), nameEn.trim()))}
              >
                {say('toHoliday')}
              </Button>
            </Group>
          )}
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {say('cancelChoice')}
          </Button>
        </>
      )}
    </Group>
  );
}
