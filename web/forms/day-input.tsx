import '@mantine/dates/styles.css';
import { DateInput, DatesProvider, type DateInputProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import 'dayjs/locale/ru';
import 'dayjs/locale/en-gb';
import type { ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { useLanguage, useTexts } from '../language/language';

dayjs.extend(customParseFormat);

const written = 'DD.MM.YYYY';

/** A day, typed or chosen: `2027-01-11`. Loaded when a form asks for one. */
export function DayInput(props: DateInputProps): ReactNode {
  const say = useTexts(formTexts);
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language === 'ru' ? 'ru' : 'en-gb', firstDayOfWeek: 1 }}>
      <DateInput
        w={{ base: '100%', xs: 220 }}
        placeholder={say('dateHint')}
        valueFormat={written}
        dateParser={(typed) => {
          const day = dayjs(typed.trim(), [written, 'D.M.YYYY', 'D.M.YY', 'YYYY-MM-DD'], true);
          return day.isValid() ? day.format('YYYY-MM-DD') : null;
        }}
        clearable
        clearButtonProps={{ 'aria-label': say('remove') }}
        ariaLabels={{ previousMonth: say('previousMonth'), nextMonth: say('nextMonth') }}
        {...props}
      />
    </DatesProvider>
  );
}
