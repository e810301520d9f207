import type { FieldCondition, FormField, FormFields, Text } from '../../../domain/regulation';
import { fill } from '../../../texts/language';
import {
  channelTexts,
  copiedTexts,
  fieldKindTexts,
  necessityTexts,
  ratingLetterTexts,
  senderTexts,
} from '../../../texts/rules/vocabulary';
import { calendarTitle } from './calendars';
import type { ReadableEntry, ReadableLine } from './model';
import { entryOf, type Reader } from './reader';

/** How requests come in. */
export function readIntake(reader: Reader): ReadableEntry[] {
  const { intake } = reader.regulation;
  const { source, email, contacts = {} } = intake;
  const path = (key: string): string => `intake.${key}`;
  const mailboxes = email === undefined ? [] : [email.address, ...(email.also ?? [])];
  return entryOf('intake', reader.label('requests'), source, [
    ...reader.fact(
      'channels',
      path('channels'),
      intake.channels.map((each) => reader.say(channelTexts[each])).join(', '),
    ),
    ...reader.fact('hours', path('calendar'), calendarTitle(reader.regulation, intake.calendar, reader.language)),
    ...reader.fact('portal', path('portal'), intake.portal),
    ...reader.facts(
      'email',
      mailboxes.map((address, index) => reader.line(path(index === 0 ? 'email.address' : 'email.also'), address)),
    ),
    ...reader.fact('senders', path('email.senders'), email && reader.say(senderTexts[email.senders])),
    ...reader.fact('copied', path('email.copied'), email && reader.say(copiedTexts[email.copied ?? 'follow'])),
    ...reader.fact('phones', path('phones'), intake.phones.join(', ')),
    ...reader.fact(
      'contract',
      path('contract'),
      reader.label(intake.contract === 'required' ? 'contractRequired' : 'contractOptional'),
    ),
    ...reader.fact(
      'type',
      path('requestType'),
      reader.label(intake.requestType === 'required' ? 'required' : 'notRequired'),
    ),
    ...reader.fact('copies', path('copies'), intake.copies && reader.label('copiesLead')),
    ...reader.facts(
      'contacts',
      Object.entries(contacts).map(([code, { title }]) => reader.line(path(`contacts.${code}`), reader.say(title))),
    ),
  ]);
}

/** Services, and the tests that lead to one. */
export function readServices(reader: Reader): ReadableEntry[] {
  const { services, tests } = reader.regulation;
  const entries = reader.titled('services', services, (service, path) => [
    ...reader.fact('first', `${path}.first`, service.first ? reader.label('firstHere') : null),
    ...reader.fact('tier', `${path}.tier`, service.tier),
    ...reader.fact('hours', `${path}.calendar`, calendarTitle(reader.regulation, service.calendar, reader.language)),
    ...reader.facts(
      'duties',
      service.duties.map((duty) => reader.line(`${path}.duties`, reader.say(duty))),
    ),
    ...reader.fact(
      'handsOver',
      `${path}.to`,
      service.to === undefined
        ? Object.keys(services).length > 1
          ? reader.label('anyOther')
          : null
        : service.to.map((code) => reader.titleOf(services, code)).join(', '),
    ),
  ]);
  return [
    ...entries,
    ...reader.titled('tests', tests, (test, path) =>
      reader.facts(
        'results',
        Object.entries(test.results).map(([code, { title, service, do: act }]) => {
          const values = { result: reader.say(title), service: service && reader.titleOf(services, service) };
          const says = service === undefined ? null : act === undefined ? 'leads' : 'handsItOver';
          const text = says === null ? values.result : reader.label(says, { ...values, service: values.service ?? '' });
          return reader.line(`${path}.results.${code}`, text);
        }),
      ),
    ),
  ];
}

/** Types of requests with what they ask, and the lists of questions. */
export function readForms(reader: Reader): ReadableEntry[] {
  const { requestTypes, questions, topics, categories } = reader.regulation;
  return [
    ...reader.titled('requestTypes', requestTypes, ({ topic, category, fields }, path) => [
      ...reader.fact('topic', `${path}.topic`, topic && reader.titleOf(topics, topic)),
      ...reader.fact('category', `${path}.category`, category && reader.titleOf(categories, category)),
      ...reader.facts('fields', fieldLines(reader, fields, `${path}.fields`)),
    ]),
    ...reader.titled('questions', questions, ({ when, fields }, path) => [
      ...reader.fact('asked', `${path}.when`, reader.condition(when) ?? reader.label('always')),
      ...reader.facts('fields', fieldLines(reader, fields, `${path}.fields`)),
    ]),
  ];
}

function fieldLines(reader: Reader, fields: FormFields, path: string): ReadableLine[] {
  return Object.entries(fields).map(([code, field]) => {
    const title = titleOf(reader, fields, field);
    const choices = Object.values<Text>(field.choices ?? {}).map((choice) => reader.say(choice));
    const what = fill('{title}: {values}', {
      title,
      values: choices.length > 0 ? choices.join(', ') : reader.say(fieldKindTexts[field.kind]),
    });
    const asked = field.when === undefined ? null : askedText(reader, fields, field.when);
    const text = asked === null ? what : reader.label('onlyWhen', { what, when: asked });
    return reader.line(`${path}.${code}`, text);
  });
}

function titleOf(reader: Reader, fields: FormFields, { title, required }: FormField): string {
  if (required === false) return reader.say(title);
  if (required === true) return reader.label('must', { title: reader.say(title) });
  return reader.label('mustWhen', { title: reader.say(title), when: askedText(reader, fields, required) });
}

/** Which answers a condition of a form asks for, in titles. */
function askedText(reader: Reader, fields: FormFields, asked: FieldCondition): string {
  return Object.entries(asked)
    .map(([code, values]) => {
      const field = fields[code];
      const said = values.map((value) => valueText(reader, field, value));
      return `${field === undefined ? code : reader.say(field.title)}: ${said.join(', ')}`;
    })
    .join('; ');
}

function valueText(reader: Reader, field: FormField | undefined, value: string | boolean): string {
  if (typeof value === 'boolean') return reader.label(value ? 'yes' : 'no');
  const choice = field?.choices?.[value];
  return choice === undefined ? value : reader.say(choice);
}

/** How requests are rated. */
export function readFeedback(reader: Reader): ReadableEntry[] {
  const { feedback } = reader.regulation;
  const { source, scale, reasons, correctableMinutes } = feedback;
  const path = (key: string): string => `feedback.${key}`;
  return entryOf('feedback', reader.label('rating'), source, [
    ...reader.facts(
      'scale',
      Object.entries(scale).map(([code, { title }]) => reader.line(path(`scale.${code}`), reader.say(title))),
    ),
    ...reader.facts(
      'reasons',
      Object.entries(reasons).map(([code, title]) => reader.line(path(`reasons.${code}`), reader.say(title))),
    ),
    ...reader.fact('reason', path('reason'), reader.say(necessityTexts[feedback.reason])),
    ...reader.fact('comment', path('comment'), reader.say(necessityTexts[feedback.comment])),
    ...reader.fact(
      'corrections',
      path('corrections'),
      correctableMinutes === null ? reader.label('notCorrected') : reader.span(correctableMinutes),
    ),
    ...reader.fact(
      'ratingLetters',
      path('letters'),
      feedback.letters.map((letter) => reader.say(ratingLetterTexts[letter])).join(', '),
    ),
  ]);
}
