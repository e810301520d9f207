/** The mailbox of this machine, as whoever is written to has it before them. */
import { setTimeout as delay } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { demoTexts } from '../../texts/demo';
import { mailFacts } from '../../texts/demo-mail';
import type { Text } from '../../domain/regulation/types';
import { Astray } from './fault';
import type { Printer } from './printer';

/** A letter that lies there. */
export interface FoundLetter {
  readonly number: number;
  readonly subject: string;
  /** Its text part. */
  readonly text: string;
}

interface Line {
  readonly number: number;
  readonly to: string;
  readonly subject: string;
}

const patienceMs = 30_000;

export class Mailbox {
  /** Letters that were there before the story began. */
  #before = 0;

  private constructor(
    private readonly base: string,
    private readonly printer: Printer,
  ) {}

  /** @throws Astray when it does not answer */
  static async open(base: string, printer: Printer): Promise<Mailbox> {
    const mailbox = new Mailbox(base, printer);
    mailbox.#before = Math.max(0, ...(await mailbox.#lines()).map(({ number }) => number));
    return mailbox;
  }

  /**
   * The letter to this address that the story waits for, told as it is found; one is found once.
   *
   * @throws Astray when none comes
   */
  async letter(to: string, what: Text, fits: (letter: FoundLetter) => boolean): Promise<FoundLetter> {
    for (const end = performance.now() + patienceMs; performance.now() < end; await delay(200)) {
      const fresh = (await this.#lines()).filter((line) => line.number > this.#before && line.to.includes(to));
      for (const { number, subject } of fresh.toReversed()) {
        const letter = { number, subject, text: await this.#text(number) };
        if (!fits(letter)) continue;
        this.#before = number;
        this.printer.fact(mailFacts.letter, { subject });
        this.printer.fact(mailFacts.shown, { url: `${this.base}/letters/${number}` });
        return letter;
      }
    }
    throw new Astray(this.printer.text(demoTexts.inVain, { what: this.printer.text(what) }));
  }

  /** Answers it as its recipient, with its words quoted below. @throws Astray when the answer is not taken */
  async answer({ number }: FoundLetter, text: string): Promise<void> {
    const path = `/letters/${number}/answer`;
    const body = new URLSearchParams({ text });
    const headers = { origin: this.base };
    const { status } = await fetch(this.base + path, { method: 'POST', body, headers });
    if (status === 200) return;
    throw new Astray(this.printer.text(demoTexts.answered, { method: 'POST', path, status, expected: 200 }));
  }

  async #lines(): Promise<readonly Line[]> {
    const answer = await fetch(`${this.base}/letters.json`).catch(() => undefined);
    if (answer?.ok !== true) throw new Astray(this.printer.text(mailFacts.mailboxAway, { mailbox: this.base }));
    return ((await answer.json()) as { items: readonly Line[] }).items;
  }

  async #text(number: number): Promise<string> {
    const source = await fetch(`${this.base}/letters/${number}/source`);
    return (await simpleParser(Buffer.from(await source.arrayBuffer()), { skipTextToHtml: true })).text ?? '';
  }
}
