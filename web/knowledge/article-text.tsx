import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Linked } from '../kit/linked';
import classes from './knowledge.module.css';

/** A part of a text as it is read. */
type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string };

/** The text of an article: paragraphs, headings, lists and links; all else stays as it was typed. */
export function ArticleText({ text }: { text: string }): ReactNode {
  return (
    <div className={classes['text']}>
      {blocksOf(text).map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={block.level} size={block.level === 2 ? 'h4' : 'h5'}>
          {block.text}
        </Title>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            <li key={index}>
              <Linked text={item} />
            </li>
          ))}
        </ul>
      );
    case 'paragraph':
      return (
        <p>
          <Linked text={block.text} />
        </p>
      );
    default: {
      const never: never = block;
      return never;
    }
  }
}

/** A blank line parts blocks; `# ` and `## ` begin headings, `- ` items of a list. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  let hasHeading = false;
  const end = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    [lines, items] = [[], []];
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const [, signs, heading] = /^(#{1,3})\s+(\S.*)$/.exec(line) ?? [];
    const [, item] = /^[-*•]\s+(\S.*)$/.exec(line) ?? [];
    if (heading !== undefined) {
      end();
      // No level is left out: the first heading follows the title of the page.
      blocks.push({ kind: 'heading', level: signs === '#' || !hasHeading ? 2 : 3, text: heading });
      hasHeading = true;
    } else if (item !== undefined) {
      if (lines.length > 0) end();
      items.push(item);
    } else if (line.trim() === '') {
      end();
    } else {
      if (items.length > 0) end();
      lines.push(line);
    }
  }
  end();
  return blocks;
}
