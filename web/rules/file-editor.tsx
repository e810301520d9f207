import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useId, useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { editorTexts } from '../../texts/web/rules';
import type { Schemas } from '../api/client';
import { ProblemNote } from '../kit/problem-note';
import { useTexts } from '../language/language';
import { CodeAreaInput, type CodeArea } from './code-area';
import classes from './code-area.module.css';
import { readTextFile } from './read-text-file';

/** What is said of a file of rules as it is written. */
export interface FileChecked {
  /** Undefined: it is not checked, or not yet. */
  readonly faults: readonly Schemas['RuleFault'][] | undefined;
  /** Of what is written now. */
  readonly isFresh: boolean;
  readonly problem: unknown;
  /** Why it is not checked at all; null: it is. */
  readonly needs: string | null;
}

/** The text of a file of rules: chosen, dropped or written, with what is wrong with it by its lines. */
export function FileEditor({
  label,
  value,
  initial,
  checked,
  onChange,
}: {
  label: string;
  value: string;
  /** What it began with. */
  initial: string;
  checked: FileChecked;
  onChange: (value: string) => void;
}): ReactNode {
  const say = useTexts(editorTexts);
  const [isOver, setIsOver] = useState(false);
  const [replaced, setReplaced] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [fileFault, setFileFault] = useState<string | null>(null);
  const area = useRef<CodeArea>(null);
  const faultsId = useId();
  const { isFresh, problem, needs } = checked;
  const faults = useMemo(() => checked.faults ?? [], [checked.faults]);
  const faulty = useMemo(() => new Set(faults.flatMap(({ line }) => (line === null ? [] : [line]))), [faults]);

  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const text = await readTextFile(file);
    if (typeof text !== 'string') return setFileFault(say(text.fault));
    setFileFault(null);
    setReplaced({ name: file.name, text: value });
    onChange(text);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0] ?? null);
  };
  const state = needs ?? (problem !== null ? '' : !isFresh ? say('checking') : faults.length === 0 ? say('sound') : '');

  return (
    <Stack gap="sm">
      <Group gap="xs">
        <FileButton accept=".yaml,.yml,.json,text/yaml,application/json" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant="default" size="xs">
              {say('chooseFile')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="subtle"
          size="xs"
          color="gray"
          onClick={() => {
            setReplaced({ name: '', text: value });
            onChange(initial);
          }}
        >
          {say('start')}
        </Button>
      </Group>
      <div role="status">
        {fileFault !== null && (
          <Text size="sm" c="var(--mantine-color-error)">
            {fileFault}
          </Text>
        )}
        {replaced !== null && (
          <Group gap="xs">
            {replaced.name !== '' && <Text size="sm">{say('replaced', { name: replaced.name })}</Text>}
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => {
                onChange(replaced.text);
                setReplaced(null);
              }}
            >
              {say('bringBack')}
            </Button>
          </Group>
        )}
      </div>
      <div
        className={classes['drop']}
        data-over={isOver ? say('dropHere') : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <CodeAreaInput
          ref={area}
          value={value}
          label={label}
          describedBy={faultsId}
          faulty={faulty}
          onChange={onChange}
        />
      </div>
      <section aria-label={say('faults')} id={faultsId}>
        <Text size="sm" c="dimmed" role="status">
          {state}
        </Text>
        {needs === null && <ProblemNote problem={problem} />}
        {faults.map(({ path, line, message }) => (
          <div key={`${path} ${message}`} className={classes['fault']}>
            {line === null ? (
              <Text size="sm">{say('wholeFile')}</Text>
            ) : (
              <Button variant="light" color="red" size="compact-xs" onClick={() => area.current?.goTo(line)}>
                {say('line', { line })}
              </Button>
            )}
            <Text size="sm">
              {message} {path !== '' && <span className={classes['path']}>{path}</span>}
            </Text>
          </div>
        ))}
      </section>
    </Stack>
  );
}
