import { Gauge, type Registry } from 'prom-client';

/** What is told of the store as a whole; ages in seconds. */
export interface Figures {
  readonly oldestStaleRun: number;
  readonly oldestOverdueTick: number;
  readonly oldestWaitingWord: number;
  readonly oldestUnsentLetter: number;
  readonly oldestUnsentAccountLetter: number;
  readonly oldestUnreadLetter: number;
  readonly runsNeverStarted: number;
  readonly setAside: number;
  readonly trayItems: number;
  readonly publications: Readonly<Record<string, number>>;
  readonly oldestCheckPass: number;
  readonly findings: Readonly<Record<string, number>>;
}

/** Figures are read no more often than this, however often they are asked for. */
const keptMs = 10_000;

const plain: readonly (readonly [name: string, help: string, of: (figures: Figures) => number])[] = [
  ['oldest_stale_run_seconds', 'Since when the oldest run has had something to learn', (all) => all.oldestStaleRun],
  [
    'oldest_overdue_tick_seconds',
    'How long ago the first instant passed that no run has told yet',
    (all) => all.oldestOverdueTick,
  ],
  ['oldest_waiting_word_seconds', 'Age of the oldest word that nobody has decided', (all) => all.oldestWaitingWord],
  ['oldest_unsent_letter_seconds', 'Since when the oldest letter should have left', (all) => all.oldestUnsentLetter],
  [
    'oldest_unsent_account_letter_seconds',
    'Since when the oldest letter about a password should have left',
    (all) => all.oldestUnsentAccountLetter,
  ],
  [
    'oldest_unread_letter_seconds',
    'Age of the oldest letter that has come and was not worked off',
    (all) => all.oldestUnreadLetter,
  ],
  ['runs_never_started', 'Runs that Temporal has not acknowledged; counted up to 1,000', (all) => all.runsNeverStarted],
  [
    'set_aside',
    'Words and instants set aside because their decision threw; counted up to 1,000',
    (all) => all.setAside,
  ],
  [
    'check_pass_age_seconds',
    'Since the standing check of the desk that has waited longest ended a full pass',
    (all) => all.oldestCheckPass,
  ],
  ['tray_items', 'What lies in the trays of all desks; counted up to 1,000', (all) => all.trayItems],
];

/**
 * Tells how the store stands. Read when somebody asks and kept for some seconds; while it cannot be read the last figures stand,
 * and `reglament_figures_age_seconds` says how old they are.
 */
export function tellFigures(registry: Registry, read: () => Promise<Figures>): void {
  const registers = [registry];
  const began = performance.now();
  let figures: Figures | undefined;
  let readAt: number | undefined;
  let reading: Promise<void> | undefined;
  const refresh = async (): Promise<void> => {
    if (readAt !== undefined && performance.now() - readAt < keptMs) return;
    reading ??= read()
      .then(
        (found) => {
          figures = found;
          readAt = performance.now();
        },
        // The age tells of it: who asks for figures is to get the others.
        () => undefined,
      )
      .finally(() => (reading = undefined));
    await reading;
  };
  for (const [name, help, of] of plain)
    new Gauge({
      name: `reglament_${name}`,
      help,
      registers,
      async collect() {
        await refresh();
        if (figures !== undefined) this.set(of(figures));
      },
    });
  new Gauge({
    name: 'reglament_publications',
    help: 'Changes of the rules that are rehearsed, wait for their day, or move what is open',
    labelNames: ['stage'],
    registers,
    async collect() {
      await refresh();
      for (const [stage, count] of Object.entries(figures?.publications ?? {})) this.set({ stage }, count);
    },
  });
  new Gauge({
    name: 'reglament_check_findings',
    help: 'What the standing checks have found and nobody has mended',
    labelNames: ['code'],
    registers,
    async collect() {
      await refresh();
      // A code of which nothing stands any more is told no more.
      this.reset();
      for (const [code, count] of Object.entries(figures?.findings ?? {})) this.set({ code }, count);
    },
  });
  new Gauge({
    name: 'reglament_figures_age_seconds',
    help: 'How old the figures of the store are; grows while the database does not answer',
    registers,
    async collect() {
      await refresh();
      this.set((performance.now() - (readAt ?? began)) / 1_000);
    },
  });
}
