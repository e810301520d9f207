import type { Act, ActContext, Option } from './act-types';
import { choice, instant, line, number, openOrders, titledOptions } from './fields';

const users = ({ users: all, ticket }: ActContext): readonly Option[] =>
  all.filter(({ id }) => id !== ticket.author.id).map(({ id, name }) => ({ value: id, label: name ?? id }));

const asList = (body: Record<string, unknown>): Record<string, unknown> => ({ ...body, with: [body['with']] });

/** Visits, parts, and who takes part. */
export const fieldActs: readonly Act[] = [
  {
    type: 'request-visit',
    group: 'field',
    fields: [
      choice('subject', 'region', ({ regions }) => titledOptions(regions)),
      { ...line('address', 'address', 500), required: true },
      { ...line('contact', 'contact'), required: true },
      number('vehicles', 'vehicles', 100_000),
      instant('readyAt', 'readyAt'),
    ],
  },
  {
    type: 'order-parts',
    group: 'field',
    fields: [
      { ...line('supplier', 'supplier', 200), required: true },
      { kind: 'parts', name: 'lines', label: 'lines', required: true },
      instant('expectedAt', 'arrivesAt'),
    ],
  },
  {
    type: 'ship-parts',
    group: 'field',
    fields: [choice('order', 'order', openOrders), instant('expectedAt', 'arrivesAt')],
  },
  { type: 'receive-parts', group: 'field', fields: [choice('order', 'order', openOrders)] },
  { type: 'cancel-parts', group: 'field', fields: [choice('order', 'order', openOrders)] },
  { type: 'share', group: 'sharing', fields: [choice('with', 'person', users)], build: asList },
  {
    type: 'unshare',
    group: 'sharing',
    fields: [
      choice('with', 'person', ({ ticket }) =>
        ticket.sharedWith.map(({ id, name }) => ({ value: id, label: name ?? id })),
      ),
    ],
    build: asList,
  },
  { type: 'change-author', group: 'sharing', fields: [choice('to', 'person', users)] },
];
