import type { Regulation, Row, Text, When } from '../../../domain/regulation';
import { fill, type Language } from '../../../texts/language';
import { conditionText } from '../../../texts/rules/conditions';
import { labelTexts } from '../../../texts/rules/labels';
import { spokenTerm } from '../../../texts/terms';
import type { ReadableEntry, ReadableFact, ReadableLine } from './model';

type Label = keyof typeof labelTexts;

/** Writes the parts of one regulation in one language. */
export class Reader {
  constructor(
    readonly regulation: Regulation,
    readonly language: Language,
  ) {}

  say(text: Text): string {
    return text[this.language];
  }

  label(name: Label, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(labelTexts[name][this.language], values);
  }

  /** A fact of one value; none where there is no value. */
  fact(name: Label, path: string, text: string | number | null | undefined, source: string | null = null) {
    if (text === null || text === undefined || text === '') return [];
    return [{ label: this.label(name), lines: [{ path, when: null, text: String(text), source }] }];
  }

  /** A fact of several values; none where there are none. */
  facts(name: Label, lines: readonly ReadableLine[]): ReadableFact[] {
    return lines.length === 0 ? [] : [{ label: this.label(name), lines }];
  }

  /** A value that a file need not name, said where it does. */
  line(path: string, text: string, source: string | null = null, when: When = {}): ReadableLine {
    return { path, when: this.condition(when), text, source };
  }

  /** A table as lines, one a row. The last row holds where no other does. */
  rows<Value>(path: string, table: readonly Row<Value>[], show: (value: Value) => string): ReadableLine[] {
    return table.map(({ name, when, value, source }) => ({
      path: `${path}.${name}`,
      when: this.condition(when) ?? (table.length === 1 ? null : this.label('otherwise')),
      text: show(value),
      source,
    }));
  }

  /** A span by the clock; null: none, said so. */
  span(minutes: number): string {
    return minutes === 0 ? this.label('none') : spokenTerm({ amount: minutes, unit: 'minute' }, this.language);
  }

  condition(when: When): string | null {
    return conditionText(when, this.regulation, this.language);
  }

  /** The title of a code, or the code where nothing has it. */
  titleOf(among: Readonly<Record<string, { readonly title: Text }>>, code: string): string {
    const found = Object.hasOwn(among, code) ? among[code] : undefined;
    return found === undefined ? code : this.say(found.title);
  }

  /** Entries of a map that have a title and a source. */
  titled<T extends { readonly title: Text; readonly source: string }>(
    section: string,
    map: Readonly<Record<string, T>> | undefined,
    facts: (entry: T, path: string, code: string) => readonly ReadableFact[],
  ): ReadableEntry[] {
    return Object.entries(map ?? {}).map(([code, entry]) => {
      const path = `${section}.${code}`;
      const title = this.say(entry.title);
      const named = {
        label: this.label('title'),
        lines: [{ path: `${path}.title`, when: null, text: title, source: entry.source }],
      };
      return { path, title, named, source: entry.source, facts: facts(entry, path, code) };
    });
  }
}

/** An entry without a title of its own in the file; none where it says nothing. */
export function entryOf(
  path: string,
  title: string,
  source: string | null,
  facts: readonly ReadableFact[],
): ReadableEntry[] {
  return facts.length === 0 ? [] : [{ path, title, source, facts }];
}
