import fc from 'fast-check';
import { normalPhone } from '../../../domain/people/phone';

it.each([
  ['8 (916) 123-45-67', '+79161234567'],
  ['+7 916 123 45 67', '+79161234567'],
  ['89161234567', '+79161234567'],
  ['9161234567', '+79161234567'],
  ['7 812 607-77-41', '+78126077741'],
  ['8-800-250-60-77', '+78002506077'],
  ['+44 20 7946 0958', '+442079460958'],
  ['0044 20 7946 0958', '+442079460958'],
  ['+375 29 123‑45‑67', '+375291234567'],
])('SK-3 %s is one number however it is written', (text, number) => {
  expect(normalPhone(text)).toBe(number);
});

it.each([
  '',
  '123',
  'позвоните Анне',
  '8 916 123-45-67 доб. 12',
  '+',
  '+7 916 123 45 6a',
  '20 7946 0958 1',
  '+1234567890123456',
])('SK-3 %j is no number', (text) => {
  expect(normalPhone(text)).toBeUndefined();
});

it('SK-3 a number in its one form stays as it is, with whatever signs between its digits', () => {
  const signs = fc.constantFrom('', ' ', '-', '(', ')', '.');
  fc.assert(
    fc.property(
      fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }),
      fc.array(signs, { minLength: 10, maxLength: 10 }),
      (digits, between) => {
        const written = `+7${[...String(digits)].map((digit, index) => `${between[index] ?? ''}${digit}`).join('')}`;
        expect(normalPhone(written)).toBe(`+7${digits}`);
        expect(normalPhone(`+7${digits}`)).toBe(`+7${digits}`);
      },
    ),
  );
});
