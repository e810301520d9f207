import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpanText } from '../deadlines/span-text';
import { useLanguage } from '../language/language';

const daySeconds = 86_400;

/** How long something was late, in words: days, or hours and minutes of one day. */
export function useLateText(): (seconds: number) => string {
  const spanText = useSpanText();
  const language = useLanguage();
  return (seconds) =>
    seconds < daySeconds
      ? spanText(seconds)
      : new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(
          Math.floor(seconds / daySeconds),
        );
}

/** That something was late, so that it is seen without its colour as well. */
export function Late({ children }: { children: ReactNode }): ReactNode {
  return (
    <Text span size="sm" c="var(--mantine-color-error)" fw={600}>
      {children}
    </Text>
  );
}
