/** Who is told: whoever holds a place has to be able to fill it. */
import { recipientsOf } from '../../store/recipients';
import type { StaffMember } from '../../store/rules/staff';

const member = (shortId: string, role: string, more: Partial<StaffMember> = {}): StaffMember => ({
  personId: `p-${shortId}`,
  shortId,
  role,
  clientId: null,
  services: [],
  userOf: [],
  ...more,
});
const manager = member('ma-01', 'manager');
const staff = [
  member('sp-01', 'specialist'),
  member('te-01', 'technician'),
  member('te-02', 'coordinator'),
  member('te-02', 'technician'),
  member('pm-01', 'personal-manager', { clientId: 'c-1' }),
  member('pm-02', 'personal-manager', { clientId: 'c-2' }),
  member('co-01', 'coordinator', { userOf: ['c-1'] }),
  manager,
];
const ticket = { authorId: 'p-author', clientId: 'c-1', sharedWith: [] };
const told = (assignee: string | null) => recipientsOf('responsible', { ...ticket, assignee }, staff);

describe('F2 SK-7 whoever holds the place of the responsible is told only if able to answer', () => {
  it.each([
    ['sp-01', ['p-sp-01']],
    ['te-02', ['p-te-02']],
    ['te-01', ['p-ma-01']],
    ['pm-02', ['p-ma-01']],
    ['sp-99', ['p-ma-01']],
    ['co-01', ['p-ma-01']],
    [null, ['p-ma-01']],
  ])('%s: %j', (assignee, persons) => {
    expect(told(assignee)).toEqual(persons);
  });

  it('a personal manager is told of the own client, and who belongs to the client is not one of the desk', () => {
    expect(recipientsOf('personal-manager', { ...ticket, assignee: null }, staff)).toEqual(['p-pm-01']);
    expect(recipientsOf('coordinator', { ...ticket, assignee: null }, staff)).toEqual(['p-te-02']);
    expect(recipientsOf('coordinator', { ...ticket, clientId: 'c-2', assignee: null }, staff)).toEqual([
      'p-te-02',
      'p-co-01',
    ]);
  });
});

describe('EA-2 the people of a service', () => {
  const people = [
    member('sp-11', 'specialist', { services: ['line'] }),
    member('sp-12', 'specialist', { services: ['eastern', 'central'] }),
    member('sp-13', 'specialist'),
    member('co-11', 'coordinator', { services: ['eastern'] }),
    member('co-12', 'coordinator'),
    member('te-11', 'technician', { services: ['eastern'] }),
    manager,
  ];
  const pending = { to: 'eastern', from: 'line', since: 0, by: null };
  const at = (service: Parameters<typeof recipientsOf>[1]['service'], staffed = people) =>
    recipientsOf('service', { ...ticket, assignee: null, ...(service && { service }) }, staffed);

  it('who names the one that is asked, else the one that holds it, and specialists of all; without any the managers', () => {
    expect(at({ holds: 'line', took: [], byRule: [], pending })).toEqual(['p-sp-12', 'p-sp-13', 'p-co-11']);
    expect(at({ holds: 'line', took: [], byRule: [], pending: null })).toEqual(['p-sp-11', 'p-sp-13']);
    expect(at({ holds: null, took: [], byRule: [], pending: null })).toEqual(['p-sp-13']);
    expect(at({ holds: 'central', took: [], byRule: [], pending: null }, [manager])).toEqual(['p-ma-01']);
  });
});

describe('SK-1 who stands in for the responsible', () => {
  const people = [
    member('sp-21', 'specialist', { coveredBy: 'sp-22' }),
    member('sp-22', 'specialist', { services: ['line'] }),
    member('sp-23', 'specialist', { coveredBy: 'te-21' }),
    member('sp-24', 'specialist', { coveredBy: null }),
    member('sp-25', 'specialist', { coveredBy: 'co-21' }),
    member('co-21', 'coordinator', { userOf: ['c-1'] }),
    member('te-21', 'technician'),
    manager,
  ];
  const service = (holds: string) => ({ service: { holds, pending: null } }) as object;

  it.each<[string, string, object, string]>([
    ['is told', 'sp-21', {}, 'p-sp-22'],
    ['is told of what is with an own service', 'sp-21', service('line'), 'p-sp-22'],
    ['does not see what is with another one: the managers are told', 'sp-21', service('eastern'), 'p-ma-01'],
    ['could not answer: the managers are told', 'sp-23', {}, 'p-ma-01'],
    ['is nobody: the managers are told', 'sp-24', {}, 'p-ma-01'],
    ['belongs to the client, and is no one of the desk there', 'sp-25', {}, 'p-ma-01'],
    ['has left the desk', 'sp-26', {}, 'p-ma-01'],
  ])('%s', (_what, assignee, more, person) => {
    expect(recipientsOf('responsible', { ...ticket, assignee, ...more }, people)).toEqual([person]);
  });
});
