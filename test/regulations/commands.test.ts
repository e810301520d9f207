import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tellDue } from '../../cli/due/tell-due';
import { root, typescript } from '../../local/paths';

interface Answer {
  readonly status: number;
  readonly output: string;
  readonly complaint: string;
}

function run(program: string, ...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    // A host zone far from the desk's: rules apply in the desk's zone.
    const env = { ...process.env, TZ: 'America/New_York' };
    execFile(
      process.execPath,
      [...typescript, path.join(root, program), ...args],
      { cwd: root, env },
      (error, output, complaint) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output, complaint });
      },
    );
  });
}

let folder: string;
const file = (name: string, text: string): string => {
  const target = path.join(folder, name);
  writeFileSync(target, text);
  return target;
};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reglament-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run due', () => {
  const ask = ['--desk', 'skai', '--topic', 'remote-diagnostics', '--at', '2026-12-30 17:00'];

  it('X-3 tells each deadline day by day: kind, what counted, why', async () => {
    const { status, output } = await run('cli/due.ts', ...ask, '--vehicles', '3', '--lang', 'en');
    expect(status).toBe(0);
    expect(output).toContain('Received: Wed 30.12.2026 17:00 (Europe/Moscow)');
    expect(output).toMatch(/Stage 1 — due Mon 11\.01\.2027 18:00\nBy: VI, stage 1\n/);
    expect(output).toMatch(/Resolution — due Fri 15\.01\.2027 18:00\nBy: VI, row 8\nterm: 5 working days\n/);
    expect(output).toMatch(/Wed 30\.12\.2026 +day of the event +— +the day of the event is not counted\n/);
    expect(output).toMatch(/Thu 31\.12\.2026 +moved day off +— +the day off of 04\.01\.2026 moved here\n/);
    expect(output).toMatch(/Thu 07\.01\.2027 +holiday +— +Orthodox Christmas Day\n/);
    expect(output.match(/working day +8 h 30 min/g)).toHaveLength(6);
  });

  it('X-3 speaks Russian unless told otherwise, and takes an instant with an offset', () => {
    const { output } = tellDue([...ask.slice(0, 5), '2026-12-30T14:00:00Z']);
    expect(output).toContain('Обращение получено: ср 30.12.2026 17:00 (Europe/Moscow)');
    expect(output).toContain('Решение заявки — до пт 15.01.2027 18:00\nОснование: VI, строка 8\nсрок: 5 рабочих дней');
  });

  it('SK-14 beyond 5 vehicles the limit is to be agreed, by a date', () => {
    const { output } = tellDue([...ask, '--vehicles', '6', '--lang', 'en']);
    expect(output).toContain('Resolution — to be agreed');
    expect(output).toContain('Agreeing on a limit — due Mon 11.01.2027 18:00');
  });

  it('X-2 counts by a contract, and says so', () => {
    const contract = file(
      'contract.yaml',
      'number: 12/2026\ndesk: skai\nvalidFrom: 2026-01-01\nvalidTo: 2026-06-30\npatch:\n  topics:\n    remote-diagnostics: { limit: 3 working-day, source: cl. 3.2 }\n',
    );
    const { output } = tellDue([...ask, '--contract', contract, '--lang', 'en']);
    expect(output).toContain('Resolution — due Wed 13.01.2027 18:00\nBy: VI, row 8; contract 12/2026, cl. 3.2');
    expect(output).toContain('Note: contract 12/2026 does not hold on that date.');
  });

  it.each([
    [
      'an unknown desk',
      ['--desk', 'none', '--topic', 'other', '--at', '2026-12-30'],
      'There is no desk "none". There are: skai, hivetaxi, eaeu,',
    ],
    [
      'an unknown topic',
      ['--desk', 'skai', '--topic', 'constructor', '--at', '2026-12-30'],
      'The regulation has no topic "constructor". There are: server-failure,',
    ],
    [
      'no time',
      ['--desk', 'skai', '--topic', 'other', '--at', '2026-02-30 10:00'],
      '"2026-02-30 10:00" is not a time.',
    ],
    ['no vehicles', [...ask, '--vehicles', '0'], 'The number of vehicles is whole, from 1: "0" will not do.'],
    ['a missing argument', ['--desk', 'skai'], 'Usage: npm run due'],
    ['a topic left out', ['--desk', 'skai'], 'Which topic? There are: server-failure, stolen-vehicle,'],
    ['no span', [...ask, '--parts', '2027-01-13/2027-01-11'], '"2027-01-13/2027-01-11" is no span.'],
    ['no cause', [...ask, '--pause', '2027-01-13'], '"2027-01-13": CAUSE=FROM/TO is wanted.'],
    ['no extension', [...ask, '--extend', 'soon'], '"soon" is no extension.'],
    ['a visit before its ticket', [...ask, '--visit', '54=2026-12-01'], 'A visit is not asked for before its ticket.'],
    ['an unknown argument', [...ask, '--speed', '1'], 'Usage: npm run due'],
  ])('answers %s with what to do, and 2', (_, args, expected) => {
    const { status, output, complaint } = tellDue([...args, '--lang', 'en']);
    expect([status, output]).toEqual([2, '']);
    expect(complaint).toContain(expected);
  });
});

test('npm run due prints a refusal where a shell looks for it, and ends with its status', async () => {
  const { status, output, complaint } = await run('cli/due.ts', '--desk', 'none', '--topic', 'other', '--lang', 'en');
  expect([status, output]).toEqual([2, '']);
  expect(complaint).toContain('There is no desk "none".');
});

describe('npm run due, with everything that a what-if takes', () => {
  const ask = ['--desk', 'skai', '--topic', 'remote-diagnostics', '--at', '2026-12-30 17:00', '--vehicles', '3'];

  it('X-3 SK-18 SK-19 extension, parts, a wait and a visit: each has its line, day by day', () => {
    const { status, output } = tellDue([
      ...ask,
      ...[
        '--extend',
        '2',
        '--parts',
        '2027-01-11 10:00/2027-01-13 10:00',
        '--pause',
        'client-details=2027-01-12/2027-01-13',
      ],
      ...['--visit', '54=2027-01-18 12:00/2027-01-19 09:00', '--lang', 'en'],
    ]);
    expect(status).toBe(0);
    expect(output).toContain(
      'Visit: Novosibirsk Oblast, asked for Mon 18.01.2027 12:00, vehicle ready: Tue 19.01.2027 09:00',
    );
    expect(output).toContain('Details from the client: the regulation lets no clock stand');
    expect(output).toContain('Parts: Mon 11.01.2027 10:00 to Wed 13.01.2027 10:00');
    expect(output).toMatch(
      /Resolution — due .*\nBy: VI, row 8\nterm: 5 working days\nextension: 2 working days\npause: 17 h \(parts were on their way\)\n/,
    );
    expect(output).toContain('The request of the visit has ended it at Mon 18.01.2027 12:00');
    expect(output).toMatch(/Mon 11\.01\.2027 +working day +30 min +a working day of the week; the count stood 8 h/);
    expect(output).toMatch(/Field visit — due Fri 12\.02\.2027 18:00\nBy: VI, note 2\nterm: 18 working days/);
  });

  it('SK-17 a visit whose vehicle is not ready has its term, and no date', () => {
    const { output } = tellDue([...ask, '--visit', '54=2027-01-18 12:00', '--lang', 'en']);
    expect(output).toContain(
      'Field visit — not begun yet\nBy: VI, note 2\nThe term counts from the readiness of the vehicle',
    );
  });

  it('SK-18 parts on their way leave what is left', () => {
    const { output } = tellDue([...ask, '--parts', '2027-01-11 10:00']);
    expect(output).toContain('Решение заявки — срок стоит, осталось 42 ч');
  });

  it('--help tells every option, --topics lists the topics of a desk', () => {
    const help = tellDue(['--help', '--lang', 'en']);
    expect(help.status).toBe(0);
    for (const option of [
      'topic',
      'topics',
      'request-type',
      'at',
      'contract',
      'pause',
      'parts',
      'extend',
      'visit',
      'emergency',
    ])
      expect(help.output).toContain(`--${option}`);
    const topics = tellDue(['--desk', 'skai', '--topics']);
    expect(topics.status).toBe(0);
    expect(topics.output).toMatch(
      /^Темы службы «skai»:\n {2}server-failure +Диагностика критического сбоя на сервере\n/,
    );
  });

  it.each([
    ['a category', ['--category', 'outage'], 'knows nothing of --category'],
    ['an emergency', ['--emergency', '2027-01-11'], 'knows nothing of --emergency'],
    ['a wait that nobody knows', ['--pause', 'holiday=2027-01-11/'], 'does not allow it (pauses 0 cause): '],
    ['an extension that moves nothing', ['--extend', '2026-12-31'], 'does not allow it (extensions 0): '],
  ])('answers %s, which the regulation does not have, with 1', (_, args, expected) => {
    const { status, output, complaint } = tellDue([...ask, ...args, '--lang', 'en']);
    expect([status, output]).toEqual([1, '']);
    expect(complaint).toContain(expected);
  });
});

describe('npm run regulation', () => {
  it('X-1 calls the shipped files sound', async () => {
    const { status, output } = await run(
      'cli/regulation.ts',
      'check',
      'regulations/skai/regulation.yaml',
      'regulations/demo/regulation.yaml',
    );
    expect(status).toBe(0);
    expect(output).toMatch(
      /skai\/regulation\.yaml: sound; desk skai, version 2\.2, in force from 2023-01-01, sha256 [0-9a-f]{64}\n.*desk demo/,
    );
  });

  it('X-1 tells every fault with its place', async () => {
    const wrong = file('wrong.yaml', 'code: Wrong\ntimeZone: Mars\nspeed: 1\n');
    const { status, output } = await run('cli/regulation.ts', 'check', wrong);
    expect(status).toBe(1);
    expect(output).toContain(`${wrong}:1:1: code: must be a name in kebab-case`);
    expect(output).toContain(`${wrong}:3:1: speed: is not a key of this place`);
    expect(output).toContain('topics: is missing');
  });

  it('X-2 checks a contract over the regulation of its desk', async () => {
    const wrong = file(
      'wrong-contract.yaml',
      'number: 1\ndesk: skai\nvalidFrom: 2026-01-01\npatch:\n  topics: { consulting: { limit: soon } }\n',
    );
    const { status, output } = await run('cli/regulation.ts', 'check', wrong);
    expect(status).toBe(1);
    expect(output).toContain(`${wrong}:1:1: number: must carry the number of the contract`);
    const fine = file(
      'fine.yaml',
      'number: "1"\ndesk: skai\nvalidFrom: 2026-01-01\npatch:\n  topics: { consulting: { limit: 3 working-day } }\n',
    );
    expect((await run('cli/regulation.ts', 'check', fine)).output).toContain(
      'sound; contract 1 over desk skai, valid from 2026-01-01',
    );
  });

  it('says how it is used', async () => {
    const { status, complaint } = await run('cli/regulation.ts');
    expect(status).toBe(2);
    expect(complaint).toContain('usage: npm run regulation -- check FILE');
  });
});

describe('--help', () => {
  it.each(['cli/letters.ts', 'cli/rebuild.ts', 'cli/worktime.ts', 'cli/regulation.ts', 'cli/due.ts'])(
    '%s says how it is used, and does nothing',
    async (program) => {
      const { status, output, complaint } = await run(program, '--help');
      expect([status, complaint]).toEqual([0, '']);
      expect(output).toMatch(/npm run/);
    },
  );

  it('npm run letters refuses what it does not know, and writes no file of that name', async () => {
    const { status, complaint } = await run('cli/letters.ts', '--hlep');
    expect([status, complaint]).toEqual([2, expect.stringContaining('usage: npm run letters')]);
    expect(existsSync(path.join(root, '--hlep'))).toBe(false);
  });

  it('npm run letters writes every letter of a desk as it looks, and a page of all of them', async () => {
    const target = path.join(folder, 'letters');
    const { status, output } = await run('cli/letters.ts', target, 'hivetaxi');
    expect([status, output.trim()]).toEqual([0, path.join(target, 'index.html')]);
    const page = readFileSync(path.join(target, 'index.html'), 'utf8');
    expect(page).toContain('<b>[HT-1001] Обращение принято: Три автомобиля пропали с карты</b>');
    expect(page).toContain('<b>[HT-1001] We have begun to work on your request: Три автомобиля пропали с карты</b>');
    const files = [...page.matchAll(/ data-src="([^"]+)"/g)].map(([, file = '']) => path.join(target, file));
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
