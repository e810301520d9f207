import { setTimeout as delay } from 'node:timers/promises';
import { demoTexts, factTexts } from '../../texts/demo';
import type { Text } from '../../domain/regulation/types';
import type { Clock, Ticket } from './answers';
import { Astray, expectSame } from './fault';
import type { Printer } from './printer';
import type { Person } from './person';
import { latestClock, says, tellDue, tellStatus } from './telling';

const patienceMs = 30_000;

/** One ticket of the story: every act on it is told, and held against what the story says. */
export class Case {
  private constructor(
    private readonly printer: Printer,
    /** As the last act left it. */
    public ticket: Ticket,
  ) {}

  static async file(printer: Printer, client: Person, filing: object): Promise<Case> {
    return new Case(printer, await client.call<Ticket>('POST', '/api/v1/tickets', 201, filing));
  }

  /** A ticket that was filed otherwise, by its number, as somebody of the desk sees it. */
  static async find(printer: Printer, reader: Person, tid: string): Promise<Case> {
    return new Case(printer, await reader.call<Ticket>('GET', `/api/v1/tickets/${tid}`, 200));
  }

  /** Gives a command, and tells where the ticket then stands. */
  async act(who: Person, command: { readonly type: string; readonly [field: string]: unknown }): Promise<void> {
    const path = `${this.ticket.links.self}/commands`;
    this.ticket = (await who.call<{ ticket: Ticket }>('POST', path, 201, command)).ticket;
    this.tellStatus();
  }

  /** What was filed, and what is promised for it. */
  tellFiling(): void {
    const { tid, subject, titles, vehicles, clocks } = this.ticket;
    this.printer.fact(factTexts.ticket, { tid, subject });
    this.printer.fact(factTexts.topic, { topic: titles.topic });
    if (vehicles !== null) this.printer.fact(factTexts.vehicles, { vehicles });
    for (const clock of clocks) tellDue(this.printer, clock);
    this.tellStatus();
  }

  tellStatus(): void {
    tellStatus(this.printer, this.ticket.status.title, this.ticket.nextStep.text);
  }

  clock(code: string): Clock {
    return latestClock(this.printer, this.ticket.clocks, code);
  }

  /** Brings a solution, as a step of the story, and waits until the client has it. */
  async solve(step: Text, by: Person, words: Text, client: Person): Promise<void> {
    this.printer.step(step);
    says(this.printer, by, words);
    await this.act(by, { type: 'solve', kind: 'repair', text: this.printer.text(words) });
    this.expect(factTexts.stage, this.ticket.stage, 'solved');
    await this.delivered(client);
  }

  /** Waits until the solution has reached the client: from then on silence counts. */
  private async delivered(reader: Person): Promise<void> {
    await this.until(reader, factTexts.solutionDelivered, ({ solution }) => Boolean(solution?.deliveredAt));
  }

  /**
   * Waits for what is not done by a command on the ticket itself.
   *
   * @throws Astray when it does not come
   */
  async until(reader: Person, what: Text, done: (ticket: Ticket) => boolean): Promise<void> {
    const end = performance.now() + patienceMs;
    for (;;) {
      this.ticket = await reader.call<Ticket>('GET', this.ticket.links.self, 200);
      if (done(this.ticket)) return;
      if (performance.now() > end) {
        throw new Astray(this.printer.text(demoTexts.inVain, { what: this.printer.text(what) }));
      }
      await delay(200);
    }
  }

  /** @throws Astray unless both are the same */
  expect(what: Text | string, found: string | number | null | undefined, expected: string | number): void {
    expectSame(what, found, expected, this.printer.language);
  }
}
