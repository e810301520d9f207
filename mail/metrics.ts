import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

/** What the mail process counts, for /metrics. */
export interface MailMetrics {
  readonly registry: Registry;
  readonly letters: Counter<'outcome'>;
  readonly mailboxes: Gauge<'address'>;
}

export function createMailMetrics(): MailMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'reglament_mail_' });
  return {
    registry,
    letters: new Counter({
      name: 'reglament_letters_in_total',
      help: 'Letters that something has come of',
      labelNames: ['outcome'],
      registers,
    }),
    mailboxes: new Gauge({
      name: 'reglament_mailbox_open',
      help: 'Whether a mailbox stands open: 1, or 0 while it cannot be reached',
      labelNames: ['address'],
      registers,
    }),
  };
}
