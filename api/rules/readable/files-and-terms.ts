import { archiveTexts } from '../../../texts/rules/vocabulary';
import { calendarSpanText, spokenTerm } from '../../../texts/terms';
import { calendarTitle } from './calendars';
import type { ReadableEntry } from './model';
import { entryOf, type Reader } from './reader';

/** Files that are taken, how far back a call may be dated, and for how long words are kept. */
export function readAttachments(reader: Reader): ReadableEntry[] {
  const { attachments, recordedCalls, retention } = reader.regulation;
  const { types, packed, maxBytes, source } = attachments;
  const megabytes = maxBytes / 1024 / 1024;
  return [
    ...entryOf('attachments', reader.label('files'), source, [
      ...reader.fact(
        'kinds',
        'attachments.types',
        types.length === 0 ? reader.label('anyKind') : types.join(', '),
        source,
      ),
      ...(packed === undefined
        ? []
        : [
            {
              label: reader.label('packed', {
                archives: packed.archives.map((kind) => reader.say(archiveTexts[kind])).join(', '),
              }),
              lines: [reader.line('attachments.packed', packed.types.join(', '), source)],
            },
          ]),
      ...reader.fact(
        'most',
        'attachments.most',
        Number.isInteger(megabytes)
          ? reader.label('megabytes', { amount: megabytes })
          : reader.label('kilobytes', { amount: maxBytes / 1024 }),
        source,
      ),
    ]),
    ...entryOf('recordedCalls', reader.label('recordedCalls'), recordedCalls.source, [
      ...reader.fact(
        'within',
        'recordedCalls.within',
        spokenTerm(recordedCalls.within, reader.language),
        recordedCalls.source,
      ),
      ...reader.fact(
        'countedBy',
        'recordedCalls.calendar',
        calendarTitle(reader.regulation, recordedCalls.calendar, reader.language),
        recordedCalls.source,
      ),
    ]),
    ...(retention === undefined
      ? []
      : entryOf('retention', reader.label('retention'), retention.closedTickets.source, [
          ...reader.fact(
            'keptAfterClosing',
            'retention.closedTickets.for',
            calendarSpanText(retention.closedTickets.for, reader.language),
            retention.closedTickets.source,
          ),
          ...(retention.people === undefined
            ? []
            : reader.fact(
                'formerPeople',
                'retention.people',
                reader.label('afterTheirTickets'),
                retention.people.source,
              )),
        ])),
  ];
}
