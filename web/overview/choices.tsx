import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './breakdown.module.css';
import type { OverviewSearch } from './search';

/** Lists of one kind, one of them shown: which, stands in the address. */
export function Choices<Name extends string>({
  to,
  label,
  names,
  chosen,
  titleOf,
  searchOf,
}: {
  to: '/overview/visits' | '/overview/letters';
  label: string;
  names: readonly Name[];
  chosen: Name;
  titleOf: (name: Name) => string;
  searchOf: (name: Name) => OverviewSearch;
}): ReactNode {
  return (
    <nav aria-label={label} className={classes['ways']}>
      {names.map((name) => (
        <Link
          key={name}
          to={to}
          search={searchOf(name)}
          replace
          resetScroll={false}
          className={classes['way']}
          activeOptions={{ includeSearch: true, exact: true }}
          aria-current={name === chosen ? 'page' : undefined}
        >
          {titleOf(name)}
        </Link>
      ))}
    </nav>
  );
}
