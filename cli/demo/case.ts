import { setTimeout as delay } from 'node:timers/promises';
import { demoTexts, factTexts } from '../../texts/demo';
import type { Text } from '../../domain/regulation/types';
import type { Account, Clock, Ticket } from './answers';
import { Astray, expectSame } from './fault';
import type { Paper } from './paper';
import type { Person } from './person';

const deliveryLimitMs = 30_000;

/** One ticket of the story: every act on it is told, and held against what the story says. */
export class Case {
  private constructor(
    private readonly paper: Paper,
    /** As the last act left it. */
    public ticket: Ticket,
  ) {}

  static async file(paper: Paper, client: Person, filing: object): Promise<Case> {
    return new Case(paper, await client.call<Ticket>('POST', '/api/v1/tickets', 201, filing));
  }

  /** Gives a command, and tells where the ticket then stands. */
  async act(who: Person, command: { readonly type: string; readonly [field: string]: unknown }): Promise<void> {
    const path = `${this.ticket.links.self}/commands`;
    this.ticket = (await who.call<{ ticket: Ticket }>('POST', path, 201, command)).ticket;
    this.tellStatus();
  }

  tellStatus(): void {
    const { status, nextStep } = this.ticket;
    this.paper.fact(factTexts.status, { status: status.title, next: nextStep.text });
  }

  /** The latest clock with this code. @throws Astray when there is none */
  clock(code: string): Clock {
    const found = this.ticket.clocks.filter((clock) => clock.code === code).at(-1);
    if (!found) throw new Astray(this.paper.text(demoTexts.noClock, { code }));
    return found;
  }

  dueOf(clock: Clock): string {
    return clock.due === null ? this.paper.text(factTexts.noDue) : this.paper.time(clock.timeZone, clock.due);
  }

  /** Tells a clock's due instant and accounts for it day by day. */
  async account(reader: Person, clock: Clock): Promise<void> {
    const { limit, stoppedAt, overdue } = clock;
    this.paper.fact(factTexts.due, { clock: clock.title, due: this.dueOf(clock) });
    this.paper.fact(factTexts.limit, { limit: limit.text, source: limit.sourceText });
    if (stoppedAt !== null) {
      const verdict = this.paper.text(overdue ? factTexts.late : factTexts.inTime);
      this.paper.fact(factTexts.stopped, { at: this.paper.time(clock.timeZone, stoppedAt), verdict });
    }
    this.paper.account(await reader.call<Account>('GET', clock.account, 200));
  }

  /** Waits until the solution has reached the client: from then on silence counts. */
  async delivered(reader: Person): Promise<void> {
    const end = performance.now() + deliveryLimitMs;
    for (;;) {
      this.ticket = await reader.call<Ticket>('GET', this.ticket.links.self, 200);
      if (this.ticket.solution?.deliveredAt) return;
      if (performance.now() > end) {
        const what = this.paper.text(factTexts.solutionDelivered);
        throw new Astray(this.paper.text(demoTexts.inVain, { what }));
      }
      await delay(200);
    }
  }

  /** @throws Astray unless both are the same */
  expect(what: Text | string, found: string | number | null | undefined, expected: string | number): void {
    expectSame(what, found, expected, this.paper.language);
  }
}
