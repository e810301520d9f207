import { TagsInput, type TagsInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { formTexts } from '../../texts/web/forms';
import { useTexts } from '../language/language';

/** Several values, typed one after the other or pasted. Loaded when a form asks for them. */
export function ListInput(props: TagsInputProps): ReactNode {
  const say = useTexts(formTexts);
  return <TagsInput acceptValueOnBlur clearable clearButtonProps={{ 'aria-label': say('remove') }} {...props} />;
}
