import type { Path, RawFault } from '../json';
import type { SectionName } from '../schema';
import type { Check } from './document';

/** Every name that a section uses of another one exists there. */
export const checkReferences: Check = ({ parsed, names }) => {
  const faults: RawFault[] = [];
  const expect = (section: SectionName, one: string, path: Path, name: string | undefined): void => {
    const known = names(section);
    if (name === undefined || known.has(name)) return;
    const list = [...known].slice(0, 20).join(', ');
    faults.push({
      path,
      message: `names ${one} "${name}", which "${section}" does not have${list ? ` (there are: ${list})` : ''}`,
      related: [[section, name]],
    });
  };
  const calendar = (path: Path, name: string | undefined): void => expect('calendars', 'a calendar', path, name);
  const clock = (path: Path, name: string): void => expect('clocks', 'a clock', path, name);

  calendar(['intake', 'calendar'], parsed.intake?.calendar);
  calendar(['visits', 'calendar'], parsed.visits?.calendar);
  calendar(['recordedCalls', 'calendar'], parsed.recordedCalls?.calendar);
  for (const [code, rule] of Object.entries(parsed.clocks ?? {})) calendar(['clocks', code, 'calendar'], rule.calendar);

  for (const [code, wait] of Object.entries(parsed.waits ?? {})) {
    wait.pauses.forEach((name, index) => clock(['waits', code, 'pauses', index], name));
  }
  parsed.parts?.pauses.forEach((name, index) => clock(['parts', 'pauses', index], name));

  for (const [code, topic] of Object.entries(parsed.topics ?? {})) {
    expect('priorities', 'a priority', ['topics', code, 'priority'], topic.priority);
  }
  for (const [code, type] of Object.entries(parsed.requestTypes ?? {})) {
    expect('topics', 'a topic', ['requestTypes', code, 'topic'], type.topic);
  }
  expect('topics', 'a topic', ['otherTopic', 'topic'], parsed.otherTopic?.topic);
  expect('levels', 'a level', ['defaultLevel', 'level'], parsed.defaultLevel?.level);
  expect('priorities', 'a priority', ['defaultPriority', 'priority'], parsed.defaultPriority?.priority);

  for (const [code, status] of Object.entries(parsed.statuses ?? {})) {
    status.when.wait?.forEach((name) => expect('waits', 'a wait', ['statuses', code, 'when', 'wait'], name));
  }
  for (const section of ['levels', 'priorities'] as const) {
    for (const [code, row] of Object.entries(parsed[section] ?? {})) {
      for (const name of Object.keys(row.limits)) {
        const path = [section, code, 'limits', name];
        clock(path, name);
        const rule = parsed.clocks?.[name];
        const kind = section === 'levels' ? 'level' : 'priority';
        if (rule && rule.limit.kind !== kind) {
          faults.push({
            path,
            message: `is never read: the limit of clock "${name}" is not "${kind}"`,
            related: [['clocks', name, 'limit']],
          });
        }
      }
    }
  }
  return faults;
};
