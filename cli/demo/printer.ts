import { dateText } from '../../texts/account';
import { weekDays } from '../../texts/due';
import { fill, say } from '../../texts/language';
import type { Language } from '../../texts/language';
import type { Text } from '../../domain/regulation/types';
import { spanText } from '../../texts/terms';
import { isoIn, timeForPeople } from '../../texts/zoned-time';
import type { AccountDay } from './answers';

const styles = { bold: 1, dim: 2, green: 32, cyan: 36 } as const;

/** What the story is written on: numbered steps, facts under them, tables. Coloured only where a person looks on. */
export class Printer {
  #step = 0;

  constructor(
    readonly language: Language,
    private readonly write: (text: string) => void,
    private readonly coloured: boolean,
  ) {}

  /** The text in the reader's language, its places filled. */
  text(text: Text, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(say(text, this.language), values);
  }

  /** Begins the next step of the story. */
  step(title: Text): void {
    this.#step += 1;
    this.write(`\n${this.#styled(`${this.#step}. ${this.text(title)}`, 'bold')}\n`);
  }

  /** Who acts, and what they say. */
  says(name: string, role: string, words?: Text): void {
    const speech = words ? `: «${this.text(words)}»` : '';
    this.write(`   ${this.#styled(name, 'cyan')} (${role})${speech}\n`);
  }

  fact(text: Text, values: Readonly<Record<string, string | number>> = {}): void {
    this.line(this.text(text, values));
  }

  line(text: string): void {
    this.write(`   ${text}\n`);
  }

  good(text: Text): void {
    this.write(`\n${this.#styled(this.text(text), 'green')}\n`);
  }

  /** The days of an account, and what else gave the date. */
  account({ days, lines }: { days: readonly AccountDay[]; lines: readonly { readonly text: string }[] }): void {
    for (const row of accountRows(days, this.language)) this.write(`     ${this.#styled(row, 'dim')}\n`);
    for (const { text } of lines) this.write(`     ${this.#styled(`· ${text}`, 'dim')}\n`);
  }

  /** `пт 15.01.2027, 18:00` in the desk's zone. */
  time(timeZone: string, at: string): string {
    const moment = timeForPeople(timeZone, Date.parse(at));
    const [day = '', month = '', year = ''] = moment.slice(0, 10).split('.');
    return `${weekDay(`${year}-${month}-${day}`, this.language)} ${moment}`;
  }

  /** `10:00:05 (UTC+07:00)`, for what goes by seconds, as clocks of the zone show it. */
  moment(timeZone: string, at: string): string {
    const written = isoIn(timeZone, Date.parse(at));
    return `${written.slice(11, 19)} (UTC${written.slice(19)})`;
  }

  #styled(text: string, style: keyof typeof styles): string {
    return this.coloured ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
  }
}

/** The days as lines of a table: date, kind of day, what counted, why. */
export function accountRows(days: readonly AccountDay[], language: Language): string[] {
  const rows = days.map(({ date, kindText, countedSeconds, note }) => [
    `${weekDay(date, language)} ${dateText(date)}`,
    kindText,
    countedSeconds > 0 ? spanText(countedSeconds, language) : '—',
    note,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function weekDay(date: string, language: Language): string {
  return say(weekDays, language).split(' ')[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}
