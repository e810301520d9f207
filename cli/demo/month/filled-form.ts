import type { FieldCondition, FormField, FormFields } from '../../../domain/regulation';
import type { Language } from '../../../texts/language';
import type { Chance } from '../../../domain/simulation/chance';

type Value = string | number | boolean | readonly string[];

/** What a client fills in: what is asked, and required or mostly given. */
export function filledForm(
  { fields }: { readonly fields: FormFields },
  chance: Chance,
  today: string,
  language: Language,
): Record<string, Value> {
  const filled: Record<string, Value> = {};
  for (const [code, field] of Object.entries(fields)) {
    if (field.when !== undefined && !holds(field.when, filled)) continue;
    const required = typeof field.required === 'object' ? holds(field.required, filled) : field.required;
    if (required || chance.happens(0.6)) filled[code] = valueOf(code, field, chance, today, language);
  }
  return filled;
}

function holds(condition: FieldCondition, filled: Readonly<Record<string, Value>>): boolean {
  return Object.entries(condition).every(([name, values]) => {
    const value = filled[name];
    const given: readonly unknown[] = Array.isArray(value) ? value : [value];
    return given.some((one) => (values as readonly unknown[]).includes(one));
  });
}

function valueOf(
  code: string,
  { kind, choices = {}, least, most }: FormField,
  chance: Chance,
  today: string,
  language: Language,
): Value {
  const known = language === 'en' ? inEnglish : inRussian;
  const otherwise =
    language === 'en'
      ? { text: 'to be told on the phone', prose: 'The details are in the text.', list: ['first', 'second', 'third'] }
      : {
          text: 'уточним по телефону',
          prose: 'Подробности — в описании заявки.',
          list: ['первый', 'второй', 'третий'],
        };
  switch (kind) {
    case 'text':
      return chance.one(known[code] ?? [otherwise.text]);
    case 'long-text':
      return chance.one(known[code] ?? [otherwise.prose]);
    case 'number':
      return Math.min(most ?? Infinity, Math.max(least ?? 1, chance.whole(1, 24)));
    case 'choice':
      return chance.one(Object.keys(choices));
    case 'several':
      return Object.keys(choices).slice(0, Math.max(least ?? 1, 1));
    case 'list':
      return (known[code] ?? otherwise.list).slice(0, Math.max(least ?? 1, chance.whole(1, Math.min(most ?? 2, 2))));
    case 'yes-no':
      return chance.happens(0.7);
    case 'date':
      return today;
    case 'url':
      return 'https://docs.example.com/help';
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** What clients write into the fields that ask for it at one desk or another. */
const inRussian: Readonly<Record<string, readonly string[]>> = {
  contact: ['Анна, диспетчер, доб. 104', 'Дмитрий, главный механик', 'дежурный администратор'],
  phone: ['+7 495 120-45-10', '+7 383 310-20-77', '+7 812 640-15-33'],
  'vehicle-numbers': ['А123ВС777', 'Е456КХ777', 'М902ОР154', 'К771ТУ66'],
  'service-id': ['L2-004512', 'INT-77-0193', 'VPN-0288'],
  since: ['с 8:40', 'со вчерашнего вечера', 'примерно с полудня'],
  indicators: ['Power горит, Link не горит', 'мигает красный Alarm', 'все зелёные'],
  access: ['в любое время, через охрану', 'по будням с 9 до 18'],
  changed: ['Ничего не меняли.', 'Вчера переставили стойку, кабели подключили обратно.'],
  steps: [
    'Открыли раздел, выбрали период за неделю, нажали «Построить».',
    'Вошли под администратором, сохранили настройки, страница зависла.',
  ],
  expected: ['Список открывается и показывает свежие данные.', 'Ролик меняется по расписанию.'],
  actual: ['Крутится загрузка, потом пустая страница.', 'Показывается вчерашний ролик.'],
  project: ['Сеть кофеен', 'Торговый центр', 'Отделения банка'],
  version: ['4.12.1', '4.11.0', '5.0.2'],
  'product-version': ['7.3', '7.4.1', '8.0'],
  edition: ['Стандарт', 'Бизнес'],
  'app-version': ['3.8.2', '3.9.0'],
  os: ['Android', 'iOS'],
  'os-version': ['14', '17.5'],
  'other-system': ['Astra Linux'],
  'server-system': ['Debian 12', 'Windows Server 2022'],
  purpose: ['Чтобы управляющий видел показы по каждой точке без выгрузки.'],
  wanted: ['Поле «Удобное время доставки» на шаге оформления заказа.', 'Выгрузка заказов в учётную систему раз в час.'],
  'with-system': ['1С:Управление торговлей'],
};

const inEnglish: Readonly<Record<string, readonly string[]>> = {
  contact: ['Emma, dispatcher, ext. 112', 'James, head of the garage'],
  phone: ['+7 495 120-45-77', '+7 812 640-15-90'],
  'vehicle-numbers': ['А123ВС777', 'К771ТУ66'],
  'service-id': ['L2-004512', 'VPN-0288'],
  since: ['since 8:40', 'since yesterday evening'],
  indicators: ['Power is on, Link is off', 'all green'],
  changed: ['Nothing was changed.'],
  access: ['any time, ask for the guard', 'weekdays from nine to six'],
  version: ['4.12.1', '5.0.2'],
  'product-version': ['7.4.1', '8.0'],
  'app-version': ['3.9.0'],
  os: ['Android', 'iOS'],
  'os-version': ['14', '17.5'],
  'server-system': ['Debian 12'],
  wanted: ['A field "Time of delivery" at the checkout.'],
};
