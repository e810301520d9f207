import { clockLimit } from '../../domain/regulation';
import { builtIn, situation } from './support';

const { regulation } = builtIn('insales');

it('IN-1 there is a form for each type of request', () => {
  expect(Object.keys(regulation.requestTypes)).toEqual(['question', 'error', 'customisation']);
});

it('IN-2 the confirmation says that the request is accepted, by which number, and who gets the answers', () => {
  const { subject, text } = regulation.letters?.accepted ?? {};
  expect([subject?.ru, subject?.en]).toEqual([
    '[{tid}] Запрос принят: {subject}',
    '[{tid}] Your request is accepted: {subject}',
  ]);
  expect(text?.en).toContain('administrator of the site');
});

it('no time of a solution is promised: the written regulation names none', () => {
  for (const topic of Object.keys(regulation.topics))
    expect(clockLimit(regulation, 'resolution', situation({ topic }))?.kind).toBe('not-promised');
});
