import { Select, type SelectProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { useTexts } from '../language/language';

/** One of several, out of a list that opens. Loaded when a form asks for one. */
export function ChoiceInput(props: SelectProps): ReactNode {
  const say = useTexts(formTexts);
  return (
    <Select
      placeholder={say('choose')}
      clearButtonProps={{ 'aria-label': say('remove') }}
      allowDeselect={false}
      {...props}
    />
  );
}
