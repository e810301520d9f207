import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps | keyof ButtonProps> & {
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly children?: ReactNode;
};

function PlainAnchor(props: AnchorProps & Html): ReactNode {
  return <Anchor {...props} />;
}

function PlainButton(props: ButtonProps & Html): ReactNode {
  return <Button component="a" {...props} />;
}

/** A link to a page of ours, its address checked by the router's types. */
export const LinkTo = createLink(PlainAnchor);

/** The same, looking like a button. */
export const ButtonTo = createLink(PlainButton);
