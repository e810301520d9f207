import { counted } from '../../texts/language';
import { stepText } from '../../texts/steps';
import { spanText, termText } from '../../texts/terms';
import { isoIn, timeForPeople } from '../../texts/zoned-time';

it.each([
  [1, 'день'],
  [2, 'дня'],
  [5, 'дней'],
  [11, 'дней'],
  [12, 'дней'],
  [21, 'день'],
  [104, 'дня'],
  [112, 'дней'],
])('%i is counted as %s', (count, form) => {
  const days = { ru: { one: 'день', few: 'дня', many: 'дней' }, en: { one: 'day', other: 'days' } };
  expect(counted(count, days, 'ru')).toBe(`${count} ${form}`);
  expect(counted(count, days, 'en')).toBe(count === 1 ? '1 day' : `${count} days`);
});

it.each([
  [{ amount: 1, unit: 'working-day' } as const, '1 рабочий день', '1 working day'],
  [{ amount: 5, unit: 'working-day' } as const, '5 рабочих дней', '5 working days'],
  [{ amount: 240, unit: 'working-minute' } as const, '4 рабочих часа', '4 working hours'],
  [{ amount: 45, unit: 'working-minute' } as const, '45 рабочих минут', '45 working minutes'],
  [{ amount: 14, unit: 'calendar-day' } as const, '14 календарных дней', '14 calendar days'],
])('%j is said as it is counted', (term, russian, english) => {
  expect([termText(term, 'ru'), termText(term, 'en')]).toEqual([russian, english]);
});

it('spans are said to the minute', () => {
  expect([spanText(30_600, 'ru'), spanText(0, 'en'), spanText(3_600, 'en')]).toEqual(['8 ч 30 мин', '0 min', '1 h']);
});

it('X-6 an instant is shown in the zone it is read in, with its offset', () => {
  const at = Date.UTC(2027, 0, 11, 15);
  expect(isoIn('Europe/Moscow', at)).toBe('2027-01-11T18:00:00+03:00');
  expect(isoIn('Asia/Omsk', at)).toBe('2027-01-11T21:00:00+06:00');
  expect(isoIn('UTC', at)).toBe('2027-01-11T15:00:00+00:00');
  expect(isoIn('Europe/Moscow', Date.UTC(2027, 0, 11, 21))).toBe('2027-01-12T00:00:00+03:00');
  expect(timeForPeople('Europe/Moscow', at)).toBe('11.01.2027, 18:00');
});

it('a step says who owes what until when', () => {
  expect(stepText('responsible', 'triage', '11.01.2027, 18:00')).toEqual({
    ru: 'Ответственный: дать первый ответ до 11.01.2027, 18:00',
    en: 'The responsible: give the first answer by 11.01.2027, 18:00',
  });
  expect(stepText('technician', 'go', '08.07.2026, 10:00')).toEqual({
    ru: 'Техник: быть на месте и начать работы 08.07.2026, 10:00',
    en: 'The technician: be on the spot and begin the work on 08.07.2026, 10:00',
  });
  expect(stepText('nobody', 'nothing', null).en).toBe('There is nothing left to do: the ticket is closed');
});
