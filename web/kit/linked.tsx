import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { partsOfText } from '../../texts/addresses';
import { LinkTo } from './link';

const article = /^\/knowledge\/([0-9a-f-]{36})$/i;

/** What people wrote, with the addresses in it as links; all else is text. Articles open here, other places in a window of their own. */
export function Linked({ text }: { text: string }): ReactNode {
  return partsOfText(text).map(({ text: shown, href }, index) => {
    if (href === null) return shown;
    const key = `${index} ${href}`;
    const url = new URL(href);
    const [, id] = (url.origin === window.location.origin ? article.exec(url.pathname) : null) ?? [];
    return id === undefined ? (
      <Anchor key={key} href={href} target="_blank" rel="noopener noreferrer nofollow" underline="always" inherit>
        {shown}
      </Anchor>
    ) : (
      <LinkTo key={key} to="/knowledge/$article" params={{ article: id }} underline="always" inherit>
        {shown}
      </LinkTo>
    );
  });
}
