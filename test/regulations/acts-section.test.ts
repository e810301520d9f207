/** Sections that a file need not have: endings with a reason, redirects and scope, releases, emergencies, ways of talking. */
import { mergeContract, type JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { actsPatch } from '../domain/ticket/acts-desk';
import { builtIn } from '../domain/ticket/story';

const layers = shippedLayers();
const title = { ru: 'Причина', en: 'Reason' };

function laid(patch: JsonObject): readonly string[] {
  const merged = mergeContract(builtIn('skai').document, { number: '1', patch }, layers);
  return merged.ok ? [] : merged.faults.map(({ path, message }) => `${path}: ${message}`);
}

it('HT-1 HT-6 HT-7 HT-11 HT-14 a contract may bring them, and each says where it comes from', () => {
  const merged = mergeContract(builtIn('skai').document, { number: '1', patch: actsPatch }, layers);
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  const { declines, redirects, emergency, waits, intake, scope } = merged.value.regulation;
  expect(declines?.['no-details']).toEqual({
    title: { ru: 'Недостаточно сведений', en: 'Not enough information' },
    source: 'contract 1, 4.11',
  });
  expect(redirects?.['care']?.to).toBe('personal-manager');
  expect(redirects?.['hosting']).not.toHaveProperty('to');
  expect(emergency?.reasons['critical-defect']).toMatchObject({ approval: 'none', workaround: 'forbidden' });
  expect(waits['next-release']).toMatchObject({ postpones: true, release: true });
  expect(intake.contacts).toEqual({ messenger: { title: { ru: 'Мессенджер', en: 'Messenger' } } });
  expect(scope?.out).toHaveLength(2);
});

it('a file that has none of them is as it was', () => {
  const { regulation } = builtIn('skai');
  expect(Object.keys(regulation)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(declines|redirects|scope|emergency)$/)]),
  );
});

it.each<[string, JsonObject, RegExp]>([
  [
    'a question sent nowhere',
    { ...actsPatch, scope: { in: [], out: [{ text: title, to: 'moon', source: '3' }] } },
    /scope\.out.*names a redirect "moon", which "redirects" does not have \(there are: .*care/,
  ],
  [
    'a priority that there is not',
    { emergency: { reasons: { x: { title, approval: 'none', source: '2' } }, priority: 'panic', source: '2' } },
    /emergency\.priority: names a priority "panic"/,
  ],
  [
    'an approver that nobody is',
    { emergency: { reasons: { x: { title, approval: 'boss', source: '2' } }, source: '2' } },
    /emergency\.reasons\.x\.approval: must be one of none, personal-manager/,
  ],
  [
    'an emergency without a reason',
    { emergency: { reasons: {}, source: '2' } },
    /emergency\.reasons: must name at least/,
  ],
  ['a reason without a source', { declines: { x: { title } } }, /declines\.x/],
  [
    'a wait that says false',
    { waits: { vehicle: { postpones: false } } },
    /waits\.vehicle\.postpones: must be true, or left out/,
  ],
  [
    'a redirect to somebody else',
    { redirects: { x: { title, to: 'manager', source: '3' } } },
    /redirects\.x\.to: must be personal-manager/,
  ],
])('%s is a fault with its place', (_name, patch, fault) => {
  expect(laid(patch).join('\n')).toMatch(fault);
});
