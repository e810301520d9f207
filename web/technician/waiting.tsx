import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { counted } from '../../texts/language';
import { outboxTexts, refusedForms, unsentForms, waitingForms } from '../../texts/web/technician';
import { useLanguage, useTexts } from '../language/language';
import type { Letter } from '../outbox/letter';
import { useOutbox } from '../outbox/use-outbox';

/** How many entries wait, and for what, in a line; nothing where none does. @param letters all, or those of a visit */
export function useWaitingText(letters: readonly Letter[]): string | null {
  const language = useLanguage();
  const say = useTexts(outboxTexts);
  const { sending, line } = useOutbox();
  if (letters.length === 0) return null;
  const refused = letters.filter(({ refusal }) => refusal !== null).length;
  if (refused > 0) return counted(refused, refusedForms, language);
  if (letters.some(({ id }) => id === sending)) return say('sending');
  return counted(letters.length, line === 'away' ? waitingForms : unsentForms, language);
}

/** The same as a badge of its own, said to screen readers when it changes. */
export function Waiting({ letters }: { letters: readonly Letter[] }): ReactNode {
  const text = useWaitingText(letters);
  const isRefused = letters.some(({ refusal }) => refusal !== null);
  return (
    <Text size="sm" fw={600} role="status" c={isRefused ? 'var(--mantine-color-error)' : 'var(--reglament-yours)'}>
      {text}
    </Text>
  );
}
