import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../support/temporal';
import { divergence, recordedId } from './replaying';

/** As the SDK's JSON form of a history has it. */
interface SavedEvent {
  eventType: string;
  [attributes: string]: unknown;
}

interface Started {
  input: { payloads: [{ data: string }] };
}

const files = readdirSync(__dirname).filter((name) => name.endsWith('.json'));
const read = (file: string): { events: SavedEvent[] } =>
  JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')) as { events: SavedEvent[] };
const replay = (file: string, history: unknown): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: workflowBundle() }, history, recordedId(file, history));

beforeAll(() => Runtime.install({ logger: new DefaultLogger('ERROR') }));

test('there are histories of every way that a ticket goes', () => {
  const ways = ['hands', 'hands-over', 'store-away', 'takes-over', 'timers'];
  for (const release of ['0.1', '0.3']) {
    expect(files).toEqual(expect.arrayContaining(ways.map((way) => `${release}-${way}.json`)));
  }
});

test.each(files)('X-5 an open ticket of an earlier release goes on: %s', async (file) => {
  await replay(file, read(file));
});

describe('a history that the workflow would not have written is found out', () => {
  const changed = (file: string, type: string, change: (event: SavedEvent) => void): { events: SavedEvent[] } => {
    const history = read(file);
    const found = history.events.filter(({ eventType }) => eventType === type);
    expect(found.length).toBeGreaterThan(0);
    found.forEach(change);
    return history;
  };
  /** The event becomes another one: the command that the code issues has no place in this history any more. */
  const becomesSignal = (event: SavedEvent): void => {
    for (const key of Object.keys(event)) if (key.endsWith('Attributes')) delete event[key];
    event.eventType = 'EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED';
    event['workflowExecutionSignaledEventAttributes'] = { signalName: 'process', identity: 'changed' };
  };

  test('a start that says something else than it did', async () => {
    const file = '0.3-real-path.json';
    const history = read(file);
    const [started] = history.events as [SavedEvent & { workflowExecutionStartedEventAttributes: Started }];
    const [input] = started.workflowExecutionStartedEventAttributes.input.payloads;
    const start = JSON.parse(Buffer.from(input.data, 'base64').toString()) as { first: object };
    // Nothing to aim at, where the history has a timer without a look.
    const other = { ...start, first: { ...start.first, next: null } };
    input.data = Buffer.from(JSON.stringify(other)).toString('base64');
    await expect(replay(file, history)).rejects.toThrow(divergence);
  });

  test.each([
    ['0.1-timers.json', 'EVENT_TYPE_TIMER_STARTED'],
    ['0.1-timers.json', 'EVENT_TYPE_TIMER_CANCELED'],
    ['0.1-standard-path.json', 'EVENT_TYPE_MARKER_RECORDED'],
    ['0.1-standard-path.json', 'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES'],
    ['0.1-store-away.json', 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED'],
    ['0.1-hands-over.json', 'EVENT_TYPE_MARKER_RECORDED'],
    ['0.3-timers.json', 'EVENT_TYPE_TIMER_STARTED'],
    ['0.3-timers.json', 'EVENT_TYPE_TIMER_CANCELED'],
    ['0.3-real-path.json', 'EVENT_TYPE_MARKER_RECORDED'],
    ['0.3-real-path.json', 'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES'],
    ['0.3-store-away.json', 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED'],
    ['0.3-hands-over.json', 'EVENT_TYPE_MARKER_RECORDED'],
    ['0.3-real-visit-parent.json', 'EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED'],
  ])('%s without its %s', async (file, type) => {
    await expect(replay(file, changed(file, type, becomesSignal))).rejects.toThrow(divergence);
  });

  test.each(['0.1-store-away.json', '0.3-store-away.json'])(
    'another activity where it was asked for: %s',
    async (file) => {
      const history = changed(file, 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED', (event) => {
        const attributes = event['activityTaskScheduledEventAttributes'] as { activityType: { name: string } };
        attributes.activityType.name = 'somethingElse';
      });
      await expect(replay(file, history)).rejects.toThrow(divergence);
    },
  );
});
