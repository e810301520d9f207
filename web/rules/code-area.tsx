import { forwardRef, useImperativeHandle, useRef, type ReactNode } from 'react';
import classes from './code-area.module.css';

/** How others reach into the text. */
export interface CodeArea {
  /** Shows a line and puts the cursor on it; lines count from 1. */
  readonly goTo: (line: number) => void;
}

const lineHeight = 20;

/** A plain text area with the numbers of its lines; lines with a fault are marked. */
export const CodeAreaInput = forwardRef<
  CodeArea,
  {
    readonly value: string;
    readonly label: string;
    readonly describedBy: string;
    readonly faulty: ReadonlySet<number>;
    readonly onChange: (value: string) => void;
  }
>(function CodeAreaInput({ value, label, describedBy, faulty, onChange }, ref): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    goTo(line) {
      const lines = value.split('\n');
      const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
      area.current?.focus();
      area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      area.current?.scrollTo({ top: Math.max(0, (line - 6) * lineHeight) });
    },
  }));
  const count = value.split('\n').length;
  return (
    <div className={classes['box']} data-faulty={faulty.size > 0 || undefined}>
      <div ref={gutter} className={classes['gutter']} aria-hidden>
        {Array.from({ length: count }, (_, index) => (
          // A line is its number.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} data-faulty={faulty.has(index + 1) || undefined}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={area}
        className={classes['text']}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={faulty.size > 0}
        value={value}
        rows={24}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
      />
    </div>
  );
});
