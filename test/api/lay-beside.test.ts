/** What a contract changes is laid beside the regulation, nothing of it left out. */
import { layBeside } from '../../api/rules/lay-beside';
import { readRegulationText } from '../../api/rules/readable/read';
import { changedByContract, mergeContract, type JsonObject } from '../../regulations';
import { layers, skai, sound } from '../regulations/support';

/** Title, label, what it was and what it is, a line each. */
function changes(patch: JsonObject): string[] {
  const merged = sound(mergeContract(skai.document, { number: '12/2026', patch }, layers));
  return layBeside(
    readRegulationText(skai.regulation, 'en'),
    readRegulationText(merged.regulation, 'en'),
    changedByContract(skai.document, patch, merged.document),
  ).map(({ title, label, before, after }) => `${title} / ${label}: ${before?.text ?? '-'} > ${after?.text ?? '-'}`);
}

const cases: readonly (readonly [what: string, patch: JsonObject, lines: readonly string[]])[] = [
  ['nothing', {}, []],
  [
    'a limit of one value',
    { clocks: { triage: { limit: '4 working-hour', source: 'cl. 1' } } },
    ['Stage 1 / Limit: 1 working day > 4 working hours'],
  ],
  [
    'a row of its own, tried first',
    { clocks: { triage: { limit: { urgent: { when: { priority: 'critical' }, value: '2 working-hour' } } } } },
    ['Stage 1 / Limit: - > 2 working hours'],
  ],
  [
    'a pause and the time of silence',
    { waits: { 'client-details': { pauses: ['resolution'] } }, solution: { objection: 'never', warn: 'none' } },
    [
      'Details from the client / Which clocks stand: none > Resolution',
      'When a solution becomes final / Silence closes the ticket after: 3 working days > never',
      'When a solution becomes final / A warning at the latest before: 1 working day > not promised',
    ],
  ],
  [
    'hours and a day off',
    { calendars: { work: { week: { 'mon-fri': ['08:00-20:00'] }, holidays: ['2026-12-31'] } } },
    [
      'Mon–Fri 08:00–20:00 / Hours: Mon–Fri 09:30–18:00 > Mon–Fri 08:00–20:00',
      'Mon–Fri 08:00–20:00 / Closed on: - > 31.12.2026',
    ],
  ],
  [
    'a topic that it takes away, with its row',
    { topics: { verification: null }, clocks: { resolution: { limit: { verification: null } } } },
    [
      'Verification of recorded violations or notifications / Name: Verification of recorded violations or notifications > -',
      'Resolution / Limit: 5 working days > -',
    ],
  ],
  [
    'what the page of a regulation does not show, as it is written',
    { feedback: { scale: { good: { value: 5 } } } },
    ['feedback.scale.good.value / feedback.scale.good.value: 1 > 5'],
  ],
];

it.each(cases)('X-2 %s', (_what, patch, lines) => {
  expect(changes(patch)).toEqual(lines);
});
