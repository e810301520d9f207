import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Place } from './needs';

/** Leads to the list behind a number. */
export function PlaceLink({
  place,
  className = '',
  label,
  children,
}: {
  place: Place;
  className?: string | undefined;
  /** What it leads to, where its content does not say all of it. */
  label?: string;
  children: ReactNode;
}): ReactNode {
  const common = { className, ...(label === undefined ? {} : { 'aria-label': label }) };
  switch (place.to) {
    case 'queue':
      return (
        <Link to="/queues/$queue" params={{ queue: place.queue }} search={place.search} {...common}>
          {children}
        </Link>
      );
    case 'elsewhere':
      return (
        <a href={place.href} {...common}>
          {children}
        </a>
      );
    default:
      return (
        <Link to={place.to} search={place.search} {...common}>
          {children}
        </Link>
      );
  }
}
