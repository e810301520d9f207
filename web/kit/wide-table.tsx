import type { ReactNode } from 'react';
import classes from './wide-table.module.css';

/** A table that keeps its columns readable: on a narrow screen it is moved sideways by itself, by finger and by key. */
export function WideTable({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
