/** The histories that the product itself wrote, with its own store (record-real.ts). */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { refusals } from '../../domain/policy/refusals';
import { workflowBundle } from '../support/temporal';
import { divergence, recordedId } from './replaying';

interface Payload {
  metadata: Record<string, string>;
  data: string;
}

interface SavedEvent {
  eventType: string;
  markerRecordedEventAttributes?: { details: { result: { payloads: Payload[] } } };
}

/** Every way to go, and what only a history of that way holds. */
const ways = {
  '0.1-real-path': 'WORKFLOW_EXECUTION_COMPLETED',
  '0.1-real-extension': 'TIMER_STARTED',
  '0.1-real-silence': 'TIMER_FIRED',
  '0.1-real-hands-over': 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
  '0.1-real-takes-over': 'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
  '0.1-real-split': 'TIMER_STARTED',
  '0.1-real-split-off': 'TIMER_STARTED',
  '0.1-real-refused-signals': 'WORKFLOW_EXECUTION_SIGNALED',
  '0.1-real-killed-worker': 'WORKFLOW_TASK_TIMED_OUT',
  '0.2-real-visit': 'WORKFLOW_EXECUTION_COMPLETED',
  '0.2-real-visit-parent': 'START_CHILD_WORKFLOW_EXECUTION_INITIATED',
  '0.2-real-visit-hands-over': 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
  '0.2-real-visit-takes-over': 'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
  '0.3-real-path': 'WORKFLOW_EXECUTION_COMPLETED',
  '0.3-real-silence': 'TIMER_FIRED',
  '0.3-real-killed-worker': 'WORKFLOW_TASK_TIMED_OUT',
  '0.3-real-hands-over': 'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
  '0.3-real-takes-over': 'MARKER_RECORDED',
  '0.3-real-incident': 'ACTIVITY_TASK_COMPLETED',
  '0.3-real-publication': 'ACTIVITY_TASK_COMPLETED',
  '0.3-real-check': 'ACTIVITY_TASK_COMPLETED',
  '0.3-real-announcement': 'ACTIVITY_TASK_COMPLETED',
  '0.3-real-register': 'WORKFLOW_EXECUTION_COMPLETED',
  '0.3-real-access': 'TIMER_CANCELED',
  '0.3-real-report': 'TIMER_FIRED',
  '0.3-real-quota': 'TIMER_FIRED',
  '0.3-real-visit': 'WORKFLOW_EXECUTION_COMPLETED',
  '0.3-real-visit-parent': 'START_CHILD_WORKFLOW_EXECUTION_INITIATED',
} as const;

const named = Object.entries(ways);
const text = (way: string): string => readFileSync(path.join(__dirname, `${way}.json`), 'utf8');
const read = (way: string): { events: SavedEvent[] } => JSON.parse(text(way)) as { events: SavedEvent[] };
const replay = (way: string, history: unknown): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: workflowBundle() }, history, recordedId(way, history));
const decoded = ({ data }: Payload): string => Buffer.from(data, 'base64').toString();

beforeAll(() => Runtime.install({ logger: new DefaultLogger('ERROR') }));

test.each(named)('X-5 %s is replayed, and is what it is called', async (way, type) => {
  const { events } = read(way);
  expect(events.map(({ eventType }) => eventType)).toContain(`EVENT_TYPE_${type}`);
  await replay(way, { events });
});

test.each(named)('%s with other answers of the store is found out', async (way) => {
  const { events } = read(way);
  for (const { markerRecordedEventAttributes: marker } of events) {
    const [answer] = marker?.details.result.payloads ?? [];
    if (!answer) continue;
    // Nothing to wait for any more, where the history has a timer, and no end, where it has one.
    const other = { ...(JSON.parse(decoded(answer)) as object), next: null, ended: false };
    answer.data = Buffer.from(JSON.stringify(other)).toString('base64');
  }
  await expect(replay(way, { events })).rejects.toThrow(divergence);
});

test.each(named)('no word, name or address of a person stands in %s', (way) => {
  const payloads = [...text(way).matchAll(/"data": "([^"]+)"/g)].map(([, data = '']) =>
    decoded({ data, metadata: {} }),
  );
  expect(payloads.length).toBeGreaterThan(5);
  // Whatever was said and whoever said it, all of it was Russian; addresses have their sign.
  expect(payloads.filter((payload) => /[а-яё@]/i.test(payload))).toEqual([]);
});

test('there is a history of every kind of run', () => {
  const bundled = readFileSync(path.join(__dirname, '../../workflows/index.ts'), 'utf8');
  const kinds = [...bundled.matchAll(/^export \{ (\w+) \}/gm)].map(([, kind = '']) => kind);
  expect(kinds.length).toBeGreaterThan(9);
  const recorded = named.map(([way]) => /"workflowType": \{\s*"name": "(\w+)"/.exec(text(way))?.[1]);
  expect([...new Set(recorded)]).toEqual(expect.arrayContaining(kinds));
});

test('every recorded history of this kind is tried', () => {
  const files = readdirSync(__dirname).filter((name) => name.includes('-real-') && name.endsWith('.json'));
  expect(files.sort()).toEqual(
    Object.keys(ways)
      .map((way) => `${way}.json`)
      .sort(),
  );
});

test('X-5 a changed rule cannot break the replay: the bundle holds the orchestration and no rules', () => {
  const code = readFileSync(workflowBundle().codePath, 'utf8');
  const modules = [...code.matchAll(/^\/\*\*\*\/ "\.\/([^"]+)"/gm)].map(([, name = '']) => name);
  const own = modules.filter((name) => !name.startsWith('node_modules/'));
  expect(own).toContain('workflows/ticket.ts');
  expect(own.filter((name) => !name.startsWith('workflows/'))).toEqual([]);
  const packages = new Set(
    modules
      .flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? [])
      .filter((name) => !name.startsWith('@temporalio/')),
  );
  for (const name of ['luxon', 'zod', 'yaml', '@prisma/client']) expect(packages).not.toContain(name);
  for (const sentence of Object.values(refusals)) expect(code).not.toContain(sentence);
});
