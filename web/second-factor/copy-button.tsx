import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { secondFactorTexts } from '../../texts/web/second-factor';
import { useTexts } from '../language/language';

/** Copies a text; not there where the browser lets no page do so, as on plain HTTP. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const say = useTexts(secondFactorTexts);
  const [isCopied, setIsCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      variant="default"
      size="xs"
      w="fit-content"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}
    >
      <span role="status">{isCopied ? say('copied') : label}</span>
    </Button>
  );
}
