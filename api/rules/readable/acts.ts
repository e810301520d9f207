import type { Agreeing, AgreementRule, PriceRule, Right } from '../../../domain/regulation';
import { ownRights } from '../../../domain/regulation';
import { moneyText } from '../../../texts/money';
import { limitTexts, toldTexts } from '../../../texts/rules/clocks';
import { agreeingTexts, letterTexts, rightHolderTexts } from '../../../texts/rules/vocabulary';
import { spokenTerm } from '../../../texts/terms';
import { calendarTitle } from './calendars';
import type { ReadableEntry, ReadableLine } from './model';
import { entryOf, type Reader } from './reader';

/** What two sides agree on. */
export function readAgreements(reader: Reader): ReadableEntry[] {
  return Object.entries<AgreementRule>(reader.regulation.agreements).map(([code, rule]) => {
    const path = `agreements.${code}`;
    const { source } = rule;
    const title = rule.terms === 'limit' ? reader.label('extension') : reader.say(rule.title);
    const calendar = rule.calendar && calendarTitle(reader.regulation, rule.calendar, reader.language);
    return {
      path,
      title,
      source,
      facts: [
        ...reader.fact('with', `${path}.with`, rule.with.map((each) => agreeingText(reader, each)).join(', '), source),
        ...(rule.terms === 'limit'
          ? []
          : reader.fact('when', `${path}.when`, reader.condition(rule.when) ?? reader.label('any'), source)),
        ...(rule.terms === 'price' ? reader.fact('price', `${path}.price`, priceText(reader, rule), source) : []),
        ...(rule.terms === 'time'
          ? reader.fact('lead', `${path}.lead`, spokenTerm(rule.lead, reader.language), source)
          : reader.fact('proposalStands', `${path}.stands`, spokenTerm(rule.stands, reader.language), source)),
        ...reader.fact('countedBy', `${path}.calendar`, calendar, source),
      ],
    };
  });
}

/** Whoever may agree; of a person whom a contract names, the short id. */
function agreeingText(reader: Reader, name: Agreeing): string {
  const text = Object.hasOwn(agreeingTexts, name) ? agreeingTexts[name as keyof typeof agreeingTexts] : undefined;
  return text === undefined ? name : reader.say(text);
}

function priceText(reader: Reader, { price: { amount, currency } }: PriceRule): string {
  return amount === null ? reader.label('priceEach', { currency }) : moneyText(amount, currency, reader.language);
}

/** How a solution becomes final, and who closes and reopens. */
export function readSolution(reader: Reader): ReadableEntry[] {
  const { solution, rights } = reader.regulation;
  const { objection, warn, countsFrom, ends, source } = solution;
  const term = (value: typeof warn): string | null => (value === null ? null : spokenTerm(value, reader.language));
  return [
    ...entryOf('solution', reader.label('silence'), source, [
      ...reader.fact('objection', 'solution.objection', term(objection) ?? reader.label('never'), source),
      ...reader.fact(
        'countsFrom',
        'solution.countsFrom',
        reader.label(countsFrom === 'delivery' ? 'fromDelivery' : 'fromSolution'),
        source,
      ),
      ...reader.fact('warn', 'solution.warn', term(warn) ?? reader.label('noWarning'), source),
      ...reader.fact('ends', 'solution.ends', ends && reader.say(limitTexts[ends]), source),
    ]),
    ...(rights === undefined
      ? []
      : entryOf(
          'rights',
          reader.label('rights'),
          rights.source,
          ownRights.flatMap((command) => reader.facts(command, holders(reader, `rights.${command}`, rights[command]))),
        )),
  ];
}

function holders(reader: Reader, path: string, rights: readonly Right[] | undefined): ReadableLine[] {
  return (rights ?? []).map(({ role, when }) => reader.line(path, reader.say(rightHolderTexts[role]), null, when));
}

/** What the desk is there for, what not, and where one turns then. */
export function readScope(reader: Reader): ReadableEntry[] {
  const { scope, redirects = {}, declines = {} } = reader.regulation;
  return [
    ...entryOf(
      'scope.in',
      reader.label('covered'),
      null,
      reader.facts(
        'covered',
        (scope?.in ?? []).map(({ text, source }) => reader.line('scope.in', reader.say(text), source)),
      ),
    ),
    ...entryOf(
      'scope.out',
      reader.label('notCovered'),
      null,
      reader.facts(
        'notCovered',
        (scope?.out ?? []).map(({ text, to, except, source }) => {
          const parts = [
            reader.say(text),
            ...(to === undefined ? [] : [`${reader.label('goesTo')}: ${reader.titleOf(redirects, to)}`]),
            ...(except === undefined ? [] : [`${reader.label('except')}: ${reader.say(except)}`]),
          ];
          return reader.line('scope.out', parts.join('. '), source);
        }),
      ),
    ),
    ...entryOf(
      'redirects',
      reader.label('redirects'),
      null,
      reader.facts('redirects', titles(reader, 'redirects', redirects)),
    ),
    ...entryOf(
      'declines',
      reader.label('declines'),
      null,
      reader.facts('declines', titles(reader, 'declines', declines)),
    ),
  ];
}

function titles(
  reader: Reader,
  path: string,
  map: Readonly<
    Record<string, { readonly title: { readonly ru: string; readonly en: string }; readonly source: string }>
  >,
): ReadableLine[] {
  return Object.entries(map).map(([code, { title, source }]) =>
    reader.line(`${path}.${code}`, reader.say(title), source),
  );
}

/** What is worked on round the clock, and how one asks for more speed. */
export function readEmergency(reader: Reader): ReadableEntry[] {
  const { emergency, speedUp, priorities } = reader.regulation;
  const entries =
    emergency === undefined
      ? []
      : [
          ...reader.titled('emergency.reasons', emergency.reasons, ({ approval, workaround, source }, path) => [
            ...reader.fact(
              'approval',
              `${path}.approval`,
              approval === 'none' ? reader.label('nobodyAgrees') : reader.say(agreeingTexts[approval]),
              source,
            ),
            ...reader.fact('workaround', `${path}.workaround`, workaround && reader.label('noWorkaround'), source),
          ]),
          ...entryOf(
            'emergency',
            reader.label('emergency'),
            emergency.source,
            reader.fact(
              'shownPriority',
              'emergency.priority',
              emergency.priority && reader.titleOf(priorities, emergency.priority),
              emergency.source,
            ),
          ),
        ];
  if (speedUp === undefined) return entries;
  const { to, mailbox, when, source } = speedUp;
  return [
    ...entries,
    ...entryOf('speedUp', reader.label('speedUp'), source, [
      ...reader.fact('heard', 'speedUp.to', to.map((each) => reader.say(toldTexts[each])).join(', '), source),
      ...reader.fact('mailbox', 'speedUp.mailbox', mailbox, source),
      ...reader.fact('when', 'speedUp.when', reader.condition(when) ?? reader.label('any'), source),
    ]),
  ];
}

/** Letters in the desk's own words, when they leave and how they look. */
export function readLetters(reader: Reader): ReadableEntry[] {
  const { letters = {}, letterHours, look } = reader.regulation;
  const entries = Object.entries(letters).map(([kind, { subject, text, when, source }]) => {
    const path = `letters.${kind}`;
    return {
      path,
      title: reader.say(letterTexts[kind as keyof typeof letterTexts]),
      source,
      facts: [
        ...reader.fact('when', `${path}.when`, reader.condition(when), source),
        ...reader.fact('subject', `${path}.subject`, subject && reader.say(subject), source),
        ...reader.fact('words', `${path}.text`, text && reader.say(text), source),
      ],
    };
  });
  return [
    ...entries,
    ...(letterHours === undefined
      ? []
      : entryOf(
          'letterHours',
          reader.label('letterHours'),
          letterHours.source,
          reader.fact(
            'hours',
            'letterHours.calendar',
            calendarTitle(reader.regulation, letterHours.calendar, reader.language),
            letterHours.source,
          ),
        )),
    ...(look === undefined
      ? []
      : entryOf('look', reader.label('look'), look.source, [
          ...reader.fact('senderName', 'look.name', look.name && reader.say(look.name), look.source),
          ...reader.fact('sender', 'look.sender', look.sender, look.source),
          ...reader.fact('colour', 'look.colour', look.colour, look.source),
          ...reader.fact('logo', 'look.logo', look.logo && reader.label('logoThere'), look.source),
        ])),
  ];
}

/** Temporary access data: what may be asked for, and for how long they are kept. */
export function readAccessData(reader: Reader): ReadableEntry[] {
  const { accessData } = reader.regulation;
  if (accessData === undefined) return [];
  const { what, keptFor, calendar, source } = accessData;
  return entryOf('accessData', reader.label('accessData'), source, [
    ...reader.fact(
      'accessWhat',
      'accessData.what',
      Object.values(what)
        .map(({ title }) => reader.say(title))
        .join(', '),
      source,
    ),
    ...reader.fact('keptFor', 'accessData.keptFor', spokenTerm(keptFor, reader.language), source),
    ...reader.fact(
      'countedBy',
      'accessData.calendar',
      calendarTitle(reader.regulation, calendar, reader.language),
      source,
    ),
  ]);
}

/** Replies that the desk's people have at hand. */
export function readReplies(reader: Reader): ReadableEntry[] {
  return reader.titled('replies', reader.regulation.replies, ({ text, when, source }, path) => [
    ...reader.fact('when', `${path}.when`, reader.condition(when) ?? reader.label('any'), source),
    ...reader.fact('words', `${path}.text`, reader.say(text), source),
  ]);
}
