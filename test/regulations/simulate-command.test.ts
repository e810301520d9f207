import { tellYear } from '../../cli/simulate/tell-year';

const few = ['--desk', 'hivetaxi', '--year', '2027', '--seed', '7', '--requests', '30'];

test('npm run simulate tells the same year of the same seed, in both languages, and as one JSON value', () => {
  const russian = tellYear(few);
  expect(russian).toMatchObject({ status: 0, complaint: '' });
  expect(tellYear(few).output).toBe(russian.output);
  expect(russian.output).toContain('Заявки: подано 30');
  const english = tellYear([...few, '--lang', 'en']);
  expect(english.output).toContain('Tickets: filed 30');
  expect(english.output).not.toMatch(/[а-яё]/i);
  const told = JSON.parse(tellYear([...few, '--json']).output) as Record<string, unknown>;
  expect(told).toMatchObject({ desk: 'hivetaxi', year: 2027, seed: '7', tickets: { filed: 30 } });
});

test.each([
  '',
  '--desk nowhere',
  '--desk skai --year 1999',
  '--desk skai --requests many',
  '--desk skai --specialists 0',
  '--desk skai --contract no-such-file.yaml',
  '--desk skai --lang de',
  '--sead 7',
])('npm run simulate refuses "%s" and says why', (line) => {
  const told = tellYear(line.split(' ').filter((word) => word !== ''));
  expect(told).toMatchObject({ status: 2, output: '' });
  expect(told.complaint.trim()).not.toBe('');
});
