import { setTimeout as delay } from 'node:timers/promises';
import type { Text } from '../../domain/regulation/types';
import { demoTexts } from '../../texts/demo';
import { visitFactTexts } from '../../texts/demo-visit';
import type { Clock, Visit } from './answers';
import { Astray, expectSame } from './fault';
import type { Printer } from './printer';
import type { Person } from './person';
import { latestClock, tellStatus } from './telling';

const minute = 60_000;
/** A time is offered at least so far ahead, and so many times as far as the slowest answer yet took. */
const ahead = { leastMs: 3_000, answers: 10 } as const;
/** The product's clock and ours may differ by a little. */
const lateMs = 200;

/** The visit of the story: every act on it is told, and held against what the story says. */
export class VisitCase {
  #slowestMs = 0;

  private constructor(
    private readonly printer: Printer,
    private readonly reader: Person,
    /** As the last act left it. */
    public visit: Visit,
  ) {}

  static async read(printer: Printer, reader: Person, link: string): Promise<VisitCase> {
    return new VisitCase(printer, reader, await reader.call<Visit>('GET', link, 200));
  }

  /** Gives a command, tells where the visit then stands, and holds its stage against the story's. */
  async act(
    who: Person,
    command: { readonly type: string; readonly [field: string]: unknown },
    stage: string,
  ): Promise<void> {
    const began = performance.now();
    const path = `${this.visit.links.self}/commands`;
    this.visit = (await who.call<{ visit: Visit }>('POST', path, 201, command)).visit;
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - began);
    this.tellStatus();
    this.expect(visitFactTexts.stage, this.visit.stage.code, stage);
  }

  tellStatus(): void {
    tellStatus(this.printer, this.visit.stage.title, this.visit.nextStep.text);
  }

  /** The term of the visit, as it counts now. @throws Astray when there is none */
  clock(): Clock {
    return latestClock(this.printer, this.visit.clocks, 'visit');
  }

  /** How often the term has begun to count: those that were taken back are told among all clocks. */
  async counts(): Promise<number> {
    const { items } = await this.reader.call<{ items: readonly Clock[] }>('GET', this.visit.links.clocks, 200);
    return items.filter(({ code }) => code === 'visit').length;
  }

  /** A time of a minute so soon that the story need not wait, and so late that both sides can still agree on it. */
  soon(): { readonly from: string; readonly to: string } {
    const from = Date.now() + Math.max(ahead.leastMs, ahead.answers * this.#slowestMs);
    return { from: new Date(from).toISOString(), to: new Date(from + minute).toISOString() };
  }

  /** Waits until the agreed time begins. */
  async slotBegins(): Promise<void> {
    const left = Date.parse(this.visit.slot?.from ?? '') + lateMs - Date.now();
    if (!(left > 0)) return;
    this.printer.fact(visitFactTexts.waits, { seconds: Math.ceil(left / 1_000) });
    await delay(left);
  }

  /** @throws Astray unless both are the same */
  expect(what: Text, found: string | number | null | undefined, expected: string | number): void {
    expectSame(what, found, expected, this.printer.language);
  }

  /** @throws Astray unless it is so */
  hold(what: Text, isSo: boolean): void {
    if (!isSo) throw new Astray(this.printer.text(demoTexts.notSo, { what: this.printer.text(what) }));
  }
}
