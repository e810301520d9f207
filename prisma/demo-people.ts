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
  /** Of its technicians, in their order; absent: what those of vehicles can do. */
  readonly field?: readonly NonNullable<DemoPerson['field']>[];
  /** What the first company's program is called. */
  readonly program?: string;
  /** People beside those of every desk. */
  readonly more?: readonly DemoPerson[];
}

/** Somebody for every role at a desk: its own people, and users of its clients. */
function peopleOf(desk: string, companies: readonly DemoCompany[], particular: Particular): DemoPerson[] {
  const {
    technicianHours,
    services = [],
    field: fields = fieldOf,
    program = 'Учётная система',
    more = [],
  } = particular;
  const field = technicianHours !== undefined;
  const staff = staffRoles.flatMap(([role, ...names]) =>
    names.map((name, index): DemoPerson => ({
      role,
      name,
      email: `${role}${index === 0 ? '' : index + 1}@${desk}.example`,
      ...(role === 'personal-manager' ? { company: 0 } : {}),
      ...(role === 'specialist' && services[index] !== undefined ? { services: [services[index]] } : {}),
      ...(field && role === 'technician' && fields[index] !== undefined ? { field: fields[index] } : {}),
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
          { role: 'integrator', name: program, email: `integration@${domain}`, company },
        ] as const)
      : []),
  ]);
  return [...users, ...staff, ...more, keeperOfRules];
}

/** Administers every desk: calendars are of all of them, and published by one who is an administrator of each. */
const keeperOfRules: DemoPerson = { role: 'administrator', name: 'Нина Громова', email: 'rules@reglament.example' };

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

/** Of the operator's technicians, in their order: Moscow, Novosibirsk, Yekaterinburg. */
const networkFieldOf: NonNullable<Particular['field']> = [
  { home: '77', skills: ['optics', 'routers'] },
  { home: '54', skills: ['optics', 'radio', 'routers'] },
  { home: '66', skills: ['radio'] },
];

/** Of the zones in which a fault may lie, each with a specialist of its own. */
const network: readonly DemoPerson[] = [
  { role: 'specialist', name: 'Роман Тихонов', email: 'access@helpdesk.example', services: ['access'] },
  { role: 'specialist', name: 'Юрий Гаврилов', email: 'field@helpdesk.example', services: ['field-service'] },
];

/** The priority rules of a contract: within how many hours, by priority, somebody sets out and a fault or hardware is dealt with. */
function priorityRules(source: string, hours: Readonly<Record<string, number>>): JsonObject {
  const rows = Object.entries(hours).map(([priority, amount]): [string, JsonObject] => [
    priority,
    { when: { priority }, value: `${amount} hour`, source },
  ]);
  return { limit: Object.fromEntries(rows) };
}

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
  demoDesk(
    'helpdesk',
    {
      technicianHours: roundTheClock,
      services: ['desk', 'backbone'],
      field: networkFieldOf,
      program: 'Система мониторинга',
      more: network,
    },
    [
      { name: 'ООО «Аптеки Лада»', domain: 'lada.example', contract: { number: 'HD-400', patch: {} } },
      {
        name: 'АО «Банк Берег»',
        domain: 'bereg.example',
        contract: {
          number: 'HD-401',
          patch: {
            topics: { 'no-service': { priority: 'p1', source: '2.1' } },
            clocks: {
              restoration: priorityRules('2.2', { p1: 4, p2: 8, p3: 24 }),
              dispatch: priorityRules('2.3', { p1: 1, p2: 2, p3: 8 }),
              replacement: priorityRules('2.4', { p1: 4, p2: 8, p3: 24 }),
            },
          },
        },
      },
    ],
  ),
  demoDesk('simai', { program: 'Сайт shop.vektor.example' }, [
    {
      name: 'ООО «Вектор»',
      domain: 'vektor.example',
      contract: { number: 'SM-501', patch: categoryOf('extended') },
    },
    {
      name: 'ООО «Агидель»',
      domain: 'agidel.example',
      contract: {
        number: 'SM-502',
        patch: {
          ...categoryOf('standard'),
          clocks: { reaction: { limit: '8 working-hour', source: '3.1' } },
        },
      },
    },
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
