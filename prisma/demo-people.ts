import type { Role } from '../domain/regulation';
import type { WeekDay } from '../domain/time';
import type { JsonObject } from '../regulations';
import type { Store } from '../store';

/** A client company of the demonstration, with its contract at one desk. */
export interface DemoCompany {
  readonly name: string;
  readonly domain: string;
  /** Null: none is in force. */
  readonly contract: { readonly number: string; readonly patch: JsonObject } | null;
}

export interface DemoPerson {
  /** As the accounts file names it: a role, or `integrator`, a program that acts as a client's user. */
  readonly role: Role | 'integrator';
  readonly name: string;
  readonly email: string;
  /** Index into the desk's companies: where a client's user works, whom a personal manager serves. */
  readonly company?: number;
  /** Of a client's user: the lead of the company, who sees all of its tickets. */
  readonly leads?: true;
  /** Of somebody of the desk: the services worked for; absent: all of them. */
  readonly services?: readonly string[];
  /** Of a technician: what the person is good at, and from which federal subject the person goes. */
  readonly field?: { readonly skills: readonly string[]; readonly home: string };
}

export interface DemoDesk {
  readonly desk: string;
  readonly companies: readonly DemoCompany[];
  readonly people: readonly DemoPerson[];
  /** When its technicians work, by the clocks at the site; absent at a desk that sends nobody. */
  readonly technicianHours?: TechnicianHours;
}

type TechnicianHours = Parameters<Store['saveTechnician']>[0]['hours'];

const staffRoles = [
  ['specialist', 'Павел Соколов', 'Наталья Лебедева'],
  ['coordinator', 'Ольга Кузнецова'],
  ['technician', 'Иван Морозов', 'Андрей Сибирцев', 'Олег Уваров'],
  ['personal-manager', 'Елена Волкова'],
  ['manager', 'Сергей Новиков'],
  ['administrator', 'Мария Орлова'],
] as const;

/** Of the technicians, in their order: Moscow, Novosibirsk, Yekaterinburg. */
const fieldOf: readonly NonNullable<DemoPerson['field']>[] = [
  { home: '77', skills: ['telematics', 'fuel-sensors'] },
  { home: '54', skills: ['telematics', 'fuel-sensors', 'video'] },
  { home: '66', skills: ['telematics', 'video'] },
];

const officeDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const officeHours: TechnicianHours = { week: everyDay(officeDays, '09:00', '18:00'), layers: ['ru'] };
const roundTheClock: TechnicianHours = { week: everyDay([...officeDays, 'sat', 'sun'], '00:00', '24:00'), layers: [] };

function everyDay(days: readonly WeekDay[], from: string, to: string): TechnicianHours['week'] {
  return Object.fromEntries(days.map((day) => [day, [[from, to]]]));
}

/** What of a desk is other than at every desk. */
interface Particular {
  /** Absent: the desk sends nobody. */
  readonly technicianHours?: TechnicianHours;
  /** For which services its specialists work, in their order. */
  readonly services?: readonly string[];
  /** People beside those of every desk. */
  readonly more?: readonly DemoPerson[];
}

/** Somebody for every role at a desk: its own people, and users of its clients. */
function peopleOf(desk: string, companies: readonly DemoCompany[], particular: Particular): DemoPerson[] {
  const { technicianHours, services = [], more = [] } = particular;
  const field = technicianHours !== undefined;
  const staff = staffRoles.flatMap(([role, ...names]) =>
    names.map((name, index): DemoPerson => ({
      role,
      name,
      email: `${role}${index === 0 ? '' : index + 1}@${desk}.example`,
      ...(role === 'personal-manager' ? { company: 0 } : {}),
      ...(role === 'specialist' && services[index] !== undefined ? { services: [services[index]] } : {}),
      ...(field && role === 'technician' && fieldOf[index] !== undefined ? { field: fieldOf[index] } : {}),
    })),
  );
  const users = companies.flatMap(({ domain }, company): DemoPerson[] => [
    {
      role: 'client',
      name: authors[company] ?? 'Алексей Смирнов',
      email: `dispatcher@${domain}`,
      company,
    },
    ...(company === 0
      ? ([
          { role: 'client', name: 'Дмитрий Фёдоров', email: `mechanic@${domain}`, company },
          { role: 'integrator', name: 'Учётная система', email: `integration@${domain}`, company },
        ] as const)
      : []),
  ]);
  return [...users, ...staff, ...more];
}

/** Of the companies of a desk, in their order. */
const authors = ['Анна Петрова', 'Алексей Смирнов', 'Ирина Белова', 'Тимур Ахметов'];

function demoDesk(desk: string, particular: Particular, companies: readonly DemoCompany[]): DemoDesk {
  const { technicianHours } = particular;
  const people = peopleOf(desk, companies, particular);
  return { desk, companies, people, ...(technicianHours === undefined ? {} : { technicianHours }) };
}

/** The national services, two people each; of the central one there is a specialist who is a manager, too. */
const interstate: readonly DemoPerson[] = [
  { role: 'specialist', name: 'Алесь Ковалевич', email: 'minsk@eaeu.example', services: ['national-belarus'] },
  { role: 'specialist', name: 'Янина Гринкевич', email: 'minsk2@eaeu.example', services: ['national-belarus'] },
  { role: 'specialist', name: 'Айдос Касымов', email: 'astana@eaeu.example', services: ['national-kazakhstan'] },
  { role: 'specialist', name: 'Дана Омарова', email: 'astana2@eaeu.example', services: ['national-kazakhstan'] },
  { role: 'manager', name: 'Наталья Лебедева', email: 'specialist2@eaeu.example' },
  // A user of both bodies.
  { role: 'client', name: 'Алексей Смирнов', email: 'dispatcher@customs.example', company: 0 },
];

/** The third user of the company that runs the screens. */
const screens: readonly DemoPerson[] = [
  { role: 'client', name: 'Виктория Лунина', email: 'marketing@vitrina.example', company: 0 },
];

/** Whoever runs the site of the shop. */
const shop: readonly DemoPerson[] = [
  { role: 'client', name: 'Ольга Власова', email: 'admin@lukoshko.example', company: 0, leads: true },
];

/** The category of a client is the contract's word. */
const categoryOf = (category: string): JsonObject => ({ clientCategory: { category, source: '1' } });

/** Who there is to play with at the built-in desks. The second company of each has a contract that changes its deadlines. */
export const demoDesks: readonly DemoDesk[] = [
  demoDesk('skai', { technicianHours: officeHours }, [
    { name: 'ООО «Северный путь»', domain: 'sever.example', contract: { number: 'SK-101', patch: {} } },
    {
      name: 'АО «ТрансЛес»',
      domain: 'transles.example',
      contract: {
        number: 'SK-102',
        patch: {
          clocks: { triage: { limit: '4 working-hour', source: '3.1' } },
          topics: { 'remote-diagnostics': { limit: '3 working-day', source: '3.2' } },
          waits: { 'client-details': { pauses: ['resolution'], source: '3.3' } },
          solution: { objection: '5 working-day', source: '3.4' },
        },
      },
    },
  ]),
  demoDesk('hivetaxi', { services: ['support', 'administration'] }, [
    {
      name: 'ООО «Такси Столица»',
      domain: 'stolitsa.example',
      contract: { number: 'HT-201', patch: categoryOf('vip') },
    },
    { name: 'ООО «Вояж»', domain: 'voyage.example', contract: { number: 'HT-202', patch: categoryOf('extended') } },
    { name: 'ИП Белова', domain: 'belova.example', contract: { number: 'HT-203', patch: categoryOf('standard') } },
    { name: 'ООО «Новое такси»', domain: 'novoe.example', contract: null },
  ]),
  demoDesk('eaeu', { services: ['central', 'central'], more: interstate }, [
    { name: 'Орган по стандартизации', domain: 'standards.example', contract: null },
    { name: 'Таможенный орган', domain: 'customs.example', contract: null },
  ]),
  demoDesk('smartplayer', { more: screens }, [
    { name: 'ООО «Витрина»', domain: 'vitrina.example', contract: { number: 'SP-301', patch: {} } },
    { name: 'Сеть кофеен «Зерно»', domain: 'zerno.example', contract: null },
  ]),
  demoDesk('insales', { more: shop }, [
    { name: 'Магазин «Лукошко»', domain: 'lukoshko.example', contract: { number: 'INS-601', patch: {} } },
    { name: 'Магазин «Светлица»', domain: 'svetlitsa.example', contract: null },
  ]),
  demoDesk('demo', { technicianHours: roundTheClock }, [
    { name: 'ООО «Демо-Логистика»', domain: 'logistics.example', contract: { number: 'D-1', patch: {} } },
    {
      name: 'ООО «Демо-Такси»',
      domain: 'taxi.example',
      contract: {
        number: 'D-2',
        patch: {
          clocks: { triage: { limit: '5 minute', source: '2' } },
          solution: { objection: '2 minute', source: '3' },
        },
      },
    },
  ]),
];
