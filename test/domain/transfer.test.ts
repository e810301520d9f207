/** Tables as they are read, and words as they are taken out (decisions 0056 and 0057). */
import fc from 'fast-check';
import {
  blotOf,
  blotOfMentions,
  blottedFact,
  mentionsOf,
  withoutAnswers,
  withoutWords,
  withoutWritten,
} from '../../domain/erasure';
import { startBefore } from '../../domain/time';
import { checkRecords, parseCsv, readCsv, type DeskKnown } from '../../domain/transfer';

const cells = (text: string) => {
  const parsed = parseCsv(text, 1_000);
  return parsed.ok ? parsed.rows.map((row) => row.cells) : parsed;
};

test('RFC 4180: cells are told by the separator of the header, quotes hold anything, lines end either way', () => {
  expect(cells('\ufeffa;b\r\n1;"x;y"\r\n\r\n2;"say ""hi"""\r\n')).toEqual([
    ['a', 'b'],
    ['1', 'x;y'],
    ['2', 'say "hi"'],
  ]);
  expect(cells('a,b\n"two\r\nlines",\n')).toEqual([
    ['a', 'b'],
    ['two\nlines', ''],
  ]);
  expect(cells('a\tb\n=1+1\t')).toEqual([
    ['a', 'b'],
    ['=1+1', ''],
  ]);
  expect(cells('a,b\n1,x"y\n')).toEqual({ ok: false, line: 2, code: 'bad-quotes' });
  expect(cells('a,b\n1,"x"y\n')).toEqual({ ok: false, line: 2, code: 'bad-quotes' });
  expect(cells('a,b\n1,2\n3,"x\n\n')).toEqual({ ok: false, line: 3, code: 'bad-quotes' });
  expect(parseCsv('a\n1\n2\n3\n', 2)).toMatchObject({ ok: false, code: 'too-many-rows' });
});

test('whatever stands in cells is read back, and its row begins where it did', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'я', '"', ',', ';', '\n', ' ', '=', '😀') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (rows) => {
      const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
      const file = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n');
      const parsed = parseCsv(file, 100);
      if (!parsed.ok) throw new Error(parsed.code);
      expect(parsed.rows.slice(1).map((row) => [...row.cells])).toEqual(rows.map((row) => [...row]));
      let line = 2;
      for (const [index, row] of rows.entries()) {
        expect(parsed.rows[index + 1]?.line).toBe(line);
        line += 1 + row.join('').split('\n').length - 1;
      }
    }),
  );
});

const known: DeskKnown = {
  now: Date.parse('2026-11-30T12:00:00Z'),
  topics: new Set(['help']),
  requestTypes: new Set(),
  priorities: new Set(),
  needsContract: true,
  contracted: new Set(['клён']),
  companiesByDomain: new Map([['taken.example', 'другая']]),
  people: new Map([
    ['boss@desk.example', { companies: [], staff: true }],
    ['user@klen.example', { companies: ['клён'], staff: false }],
  ]),
  was: () => false,
};

test.each([
  ['ok', 'c1,Клён,', 'p1,Яна,user@klen.example,c1', '1,p1,Т,2026-11-01T10:00:00Z,', []],
  ['an address of the desk', 'c1,Клён,', 'p1,Яна,boss@desk.example,c1', '', ['address-of-another']],
  ['a company of another', 'c1,Дуб,', 'p1,Яна,user@klen.example,c1', '', ['address-of-another']],
  ['a domain of another', 'c1,Дуб,taken.example', 'p1,Яна,,c1', '', ['domain-of-another', 'unknown-company']],
  ['nobody else', 'c1,Клён,', 'p1,Яна,,', '1,p2,Т,2026-11-01T10:00:00Z,', ['no-company', 'unknown-person']],
  ['no contract', 'c1,Дуб,', 'p1,Яна,,c1', '1,p1,Т,2026-11-01T10:00:00Z,', ['no-contract']],
  ['the future', 'c1,Клён,', 'p1,Яна,,c1', '1,p1,Т,2026-12-01T10:00:00Z,', ['in-the-future']],
  ['no zone', 'c1,Клён,', 'p1,Яна,,c1', '1,p1,Т,2026-11-01T10:00:00,', ['not-an-instant']],
  ['no date', 'c1,Клён,', 'p1,Яна,,c1', '1,p1,Т,2026-02-30T10:00:00Z,', ['not-an-instant']],
  ['twice', 'c1,Клён,', 'p1,Яна,,c1\np1,Яна,,c1', '', ['double']],
])('records are judged against each other and the desk: %s', (_, company, person, ticket, codes) => {
  const read = readCsv([
    { name: 'companies.csv', text: `id,name,domains\n${company}` },
    { name: 'people.csv', text: `id,name,email,company\n${person}` },
    { name: 'tickets.csv', text: `id,author,subject,created,closed\n${ticket}` },
  ]);
  const { faults } = checkRecords(read.records, known);
  expect([...read.faults, ...faults].map(({ code }) => code)).toEqual(codes);
});

test('a name goes in its forms, an address and a number however they are written; other words stay', () => {
  const blot = blotOf({ name: 'Вера Кошелькова', email: 'v.k@a.example', phone: '+79165550177' }, '█');
  for (const [text, left] of [
    ['Звонила Вера Кошелькова.', 'Звонила █.'],
    ['с Верой Кошельковой', 'с █'],
    ['письмо от V.K@A.example', 'письмо от █'],
    ['8 (916) 555-01-77 и +7 916 555 01 77', '█ и █'],
    ['вера в успех, проверка, 79165550178', 'вера в успех, проверка, 79165550178'],
    ['av.k@a.example, v.k@a.example.org, v.k@a.example.', 'av.k@a.example, v.k@a.example.org, █.'],
  ] as const)
    expect(blot(text)).toBe(left);
});

test('a text names somebody surely, or in a form that may be another one', () => {
  const named = { name: 'Вера Павловна Кошелькова', email: 'v.koshelkova@a.example', phone: '+79165550177' };
  const finder = mentionsOf(named, ['Вера Иванова', 'Пётр Иванов']);
  for (const [text, form, left] of [
    ['звонила ВЕРА ПАВЛОВНА КОШЕЛЬКОВА', 'named', 'звонила █'],
    ['на V.Koshelkova@a.example', 'named', 'на █'],
    ['тел. 8-916-555-01-77', 'named', 'тел. █'],
    ['Кошелькову Веру', 'name', '█'],
    ['КОШЕЛЬКОВОЙ ВЕРЕ', 'name', '█'],
    ['кошелькова вера', 'name', '█'],
    ['от Кошельковой, Веры', 'name', 'от █'],
    ['у В.П. Кошельковой', 'initials', 'у █'],
    ['Кошельковой В. П. отдать', 'initials', '█ отдать'],
    ['v.koshelkova@home.example', 'address', '█'],
    ['в чате v.koshelkova', 'address', 'в чате █'],
    ['Кошелькову ждём', 'part', '█ ждём'],
    // Called so is another one of the desk as well, and what only holds the letters names nobody.
    ['Вере перезвонить', undefined, undefined],
    ['av.koshelkova@a.example, проверка, 89165550178, кошелек', undefined, undefined],
  ] as const) {
    expect([text, finder.find(text)?.form]).toEqual([text, form]);
    if (left !== undefined) expect(blotOfMentions(named, '█')(text)).toBe(left);
  }
});

test('by whatever form somebody is found, by the very same one the words go: nothing is found in what is left', () => {
  const people = [
    { name: 'Лидия Горюнова', email: 'goryunova@people.example', phone: '+79165550133' },
    { name: 'Павел Семёнович Королёв', email: null, phone: null },
    { name: 'Анна-Мария', email: 'a.m@people.example', phone: null },
    { name: 'Анна', email: null, phone: null },
  ];
  const cased = fc.constantFrom<((text: string) => string)[]>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.replaceAll('ё', 'е'),
  );
  const ends = fc.constantFrom('', 'а', 'у', 'ой', 'ем');
  const between = fc.constantFrom(' ', ', ', '\n', '. ', '-', '');
  for (const named of people) {
    const { email, phone } = named;
    const words = [...named.name.split(' '), named.name, email, email?.split('@')[0], phone, 'Л.', 'П. С.', 'ключ'];
    const text = fc
      .array(fc.tuple(fc.constantFrom(...words.filter((each) => typeof each === 'string')), cased, ends, between), {
        maxLength: 6,
      })
      .map((all) => all.map(([each, change, end, next]) => change(each.replace(/[аяё]?$/u, '') + end) + next).join(''));
    const finder = mentionsOf(named, []);
    fc.assert(
      fc.property(text, (written) => {
        expect([written, finder.find(blotOfMentions(named, '█')(written))]).toEqual([written, undefined]);
        // Of a ticket that is surely the person's nothing is offered: but for the local part, which may be a word, all goes.
        expect([undefined, 'address']).toContain(finder.find(blotOf(named, '█')(written))?.form);
        // What nobody can find is not offered either.
        const found = finder.find(written);
        if (found === undefined || email !== null || phone !== null) return;
        const folded = written.toLowerCase().replaceAll('ё', 'е');
        expect(finder.stems.some((stem) => folded.includes(stem.toLowerCase()))).toBe(true);
      }),
    );
  }
});

test.each([
  ['Павел Горелов', 'Павлу передать', 'part', '█ передать'],
  ['Павел Горелов', 'павлу горелову', 'name', '█'],
  ['Семён Королёв', 'Королеву позвонить', 'part', '█ позвонить'],
  ['Семен Королев', 'Королёв ждёт', 'part', '█ ждёт'],
  ['Семён Королёв', 'семен королев', 'named', '█'],
  // A name of one word is a word of others as well.
  ['Анна', 'Анна звонила', 'part', '█ звонила'],
  ['Анна', 'в ванная, Иоанна', undefined, 'в ванная, Иоанна'],
])('a name is found by its forms and goes by them: %s, %s', (name, text, form, left) => {
  const named = { name, email: null, phone: null };
  expect(mentionsOf(named, []).find(text)?.form).toBe(form);
  expect(blotOfMentions(named, '█')(text)).toBe(left);
});

test('a name and an address with a hyphen, or with whatever else patterns read, go as others do', () => {
  const named = { name: 'Анна-Мария Петрова-Водкина', email: 'a.m+x@my-company.ru', phone: null };
  const blot = blotOf(named, '█');
  expect(blot('Анна-Мария Петрова-Водкина, a.m+x@MY-company.ru; Петровой-Водкиной нет')).toBe('█, █; █-█ нет');
  expect(blot('Петрова-Водкину ждём')).toBe('█ ждём');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, email) => {
      const text = `до ${name} и ${email} после`;
      expect(blotOf({ name, email: email === '' ? null : email, phone: null }, '█')(text)).toEqual(expect.any(String));
    }),
  );
});

test('what looks like a code and is a number or a login of somebody goes: by its key, or by who it is', () => {
  const id = '0193b2f0-0000-7000-8000-000000000001';
  const blot = blotOf({ name: 'Ivanova', email: 'ivanova@a.example', phone: '+79165550177' }, '█');
  const row = { text: '89165550177', fields: { passport: '4509123456', ref: id }, answers: ['ivanova'], stage: 'open' };
  expect(withoutWords(row, '█')).toEqual({
    ...{ text: '█', fields: { passport: '█', ref: id }, answers: ['█'], stage: 'open' },
  });
  expect(withoutWords({ login: '89165550177', reason: 'wait-for-client' }, '█', blot)).toEqual({
    ...{ login: '█', reason: 'wait-for-client' },
  });
  expect(withoutAnswers({ passport: '4509123456', since: '2026-11-30' }, '█')).toEqual({
    ...{ passport: '█', since: '2026-11-30' },
  });
  // What follows is decided by codes of facts: they stay, whatever somebody is called.
  const fact = { release: { name: '5.12.3' }, part: 'ivanova', address: 'Ivanova st', reason: 'wait-for-client' };
  expect(withoutWritten(fact, '█', blot)).toEqual({ ...fact, address: '█' });
  expect(blottedFact(fact, blot)).toEqual({ ...fact, address: '█ st' });
});

test('codes, ids, instants and numbers stay where words go', () => {
  const id = '0193b2f0-0000-7000-8000-000000000001';
  const written = {
    reason: 'wait-for-client',
    text: 'слова',
    at: 5,
    id,
    to: 'sp-07',
    tid: 'SKAI-12/1',
    when: '2026-11-30',
  };
  expect(withoutWords(written, '█')).toEqual({ ...written, text: '█' });
  const fact = { reason: 'Устал ждать', source: 'VI, row 8', rule: { source: 'Terms', reason: 'silence' } };
  expect(withoutWritten(fact, '█')).toEqual({ ...fact, reason: '█' });
});

test('a span of the calendar runs back to the beginning of a day', () => {
  const at = (date: string, amount: number, unit: 'year' | 'month' | 'calendar-day'): string =>
    new Date(startBefore('Europe/Moscow', date, { amount, unit })).toISOString();
  expect(at('2026-11-30', 3, 'year')).toBe('2023-11-29T21:00:00.000Z');
  expect(at('2024-02-29', 1, 'year')).toBe('2023-02-27T21:00:00.000Z');
  expect(at('2026-03-31', 1, 'month')).toBe('2026-02-27T21:00:00.000Z');
  expect(at('2026-03-01', 30, 'calendar-day')).toBe('2026-01-29T21:00:00.000Z');
});
