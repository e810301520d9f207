/** Who may close and reopen, as a file says it. */
import type { JsonObject } from '../../regulations';
import { mergeContract } from '../../regulations';
import { layers, skai } from './support';

const laid = (patch: JsonObject) => mergeContract(skai.document, { number: '1', patch }, layers);

it('X-2 a contract may say who closes, and the rules say where that comes from', () => {
  const close = ['author', { role: ['specialist', 'coordinator'], when: { asked: 'agreed' } }];
  const merged = laid({ rights: { close, source: '7.2' } });
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  expect(merged.value.regulation.rights).toEqual({
    close: [
      { role: 'author', when: {} },
      { role: 'specialist', when: { asked: ['agreed'] } },
      { role: 'coordinator', when: { asked: ['agreed'] } },
    ],
    source: 'contract 1, 7.2',
  });
});

it.each<[string, JsonObject, RegExp]>([
  ['somebody who there is not', { close: ['autor'] }, /rights\.close\[0\]\.?.*must be one of author, lead.*"author"/],
  ['a command that is nobody’s to give away', { solve: ['author'] }, /rights\.solve: is not a key of this place/],
  [
    'a condition that names what there is not',
    { close: [{ role: 'manager', when: { priority: 'panic' } }] },
    /rights\.close.*"panic"/,
  ],
  [
    'what is known of a visit only',
    { close: [{ role: 'manager', when: { district: 'ural' } }] },
    /rights\.close.*known of a visit only/,
  ],
  ['nobody at all', { close: [] }, /rights\.close: must have at least 1 entry/],
])('X-1 %s is a fault with its place', (_name, rights, fault) => {
  const merged = laid({ rights: { ...rights, source: '7' } });
  expect(merged.ok ? '' : merged.faults.map(({ path, message }) => `${path}: ${message}`).join('\n')).toMatch(fault);
});
