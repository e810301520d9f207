import type { visitActTexts } from '../../texts/web/visit-acts';
import type { components } from '../api/document';

type Visit = components['schemas']['Visit'];
export type VisitActType = Exclude<components['schemas']['VisitCommand']['type'], 'offer-slot'>;
type Label = keyof typeof visitActTexts;

interface FieldBase {
  readonly name: string;
  readonly label: Label;
  readonly required?: boolean;
  /** Required where this holds, too. */
  readonly requiredWhen?: (values: VisitActValues) => boolean;
  /** Asked only where this holds. */
  readonly when?: (values: VisitActValues) => boolean;
}

export type VisitActValues = Readonly<Record<string, string>>;

/** The closed vocabulary of which the forms of acts on a visit are made. */
export type VisitActField = FieldBase &
  (
    | { readonly kind: 'line' | 'prose' | 'instant' | 'parts' }
    /** Words with the files that belong to them. */
    | { readonly kind: 'words' }
    | {
        readonly kind: 'choice' | 'several';
        readonly options: readonly { readonly value: string; readonly label: string }[];
      }
  );

export interface VisitAct {
  readonly type: VisitActType;
  readonly fields: readonly VisitActField[];
  /** Puts the fields into the command where their names alone do not. */
  readonly build?: (body: Record<string, unknown>) => Record<string, unknown>;
}

interface Amount {
  readonly part: string;
  readonly quantity: number;
}

/** What a coordinator can do with a visit, but offer a time. */
export function visitActsOf(visit: Visit, say: (key: Label) => string): readonly VisitAct[] {
  const coded = (...codes: readonly Label[]) => codes.map((value) => ({ value, label: say(value) }));
  const orders = visit.orders
    .filter(({ open }) => open)
    .map(({ id, supplier, lines }) => ({
      value: id,
      label: `${supplier}: ${lines.map(({ part }) => part).join(', ')}`,
    }));
  const order = { kind: 'choice', name: 'order', label: 'order', required: true, options: orders } as const;
  const at = { kind: 'instant', name: 'at', label: 'at' } as const;
  const reason = { kind: 'line', name: 'reason', label: 'reason', required: true } as const;
  const arrives = { kind: 'instant', name: 'expectedAt', label: 'expectedAt' } as const;
  const lines = { kind: 'parts', name: 'lines', label: 'lines', required: true } as const;
  const van = visit.slot === null ? null : `van-${visit.slot.technician}`;
  const places = [...(van === null ? [] : [van]), 'main'].map((value) => ({
    value,
    label: value === van ? say('van') : say('main'),
  }));
  const withPlace = ({ place, lines: amounts, ...body }: Record<string, unknown>): Record<string, unknown> => ({
    ...body,
    lines: (amounts as readonly Amount[]).map((line) => ({ place, ...line })),
  });
  const isMove = (values: VisitActValues): boolean => values['answer'] === 'move';
  const isDone = ({ outcome }: VisitActValues): boolean => outcome === 'done';
  const asksReadings = (values: VisitActValues): boolean => isDone(values) && visit.actForm?.readings === 'required';
  const points = (visit.actForm?.checklist ?? []).map(({ code, title, required }) => ({
    value: code,
    label: required ? `${title} *` : title,
  }));
  return [
    { type: 'ready', fields: [{ kind: 'instant', name: 'from', label: 'readyFrom' }] },
    { type: 'withdraw-ready', fields: [reason] },
    {
      type: 'answer-slot',
      fields: [
        {
          kind: 'choice',
          name: 'answer',
          label: 'answer',
          required: true,
          options: coded('confirm', 'move', 'decline'),
        },
        { kind: 'instant', name: 'from', label: 'from', required: true, when: isMove },
        { kind: 'instant', name: 'to', label: 'to', required: true, when: isMove },
      ],
    },
    {
      type: 'decide',
      fields: [
        { kind: 'choice', name: 'decision', label: 'decision', required: true, options: coded('keep', 'call-off') },
        { kind: 'line', name: 'reason', label: 'reason' },
      ],
    },
    { type: 'depart', fields: [at] },
    { type: 'start', fields: [at] },
    {
      type: 'act',
      fields: [
        { kind: 'choice', name: 'outcome', label: 'outcome', required: true, options: coded('done', 'another-visit') },
        { kind: 'words', name: 'text', label: 'workText', required: true },
        { kind: 'instant', name: 'doneAt', label: 'at' },
        { kind: 'several', name: 'checklist', label: 'checklist', options: points, when: () => points.length > 0 },
        { kind: 'line', name: 'before', label: 'before', requiredWhen: asksReadings },
        { kind: 'line', name: 'after', label: 'after', requiredWhen: asksReadings },
        {
          kind: 'line',
          name: 'confirmedBy',
          label: 'confirmedBy',
          requiredWhen: (values) => isDone(values) && visit.actForm?.confirmation === 'required',
        },
        { kind: 'parts', name: 'spares', label: 'builtIn' },
        { kind: 'parts', name: 'needs', label: 'needs', when: ({ outcome }) => outcome === 'another-visit' },
      ],
      build: ({ before, after, ...body }) => ({
        ...body,
        ...(before === undefined || after === undefined ? {} : { readings: { before, after } }),
      }),
    },
    {
      type: 'check',
      fields: [
        { kind: 'choice', name: 'ok', label: 'ok', required: true, options: coded('works', 'fails') },
        { kind: 'words', name: 'text', label: 'text', required: true },
      ],
      build: ({ ok, ...body }) => ({ ...body, ok: ok === 'works' }),
    },
    {
      type: 'no-show',
      fields: [{ kind: 'words', name: 'proof', label: 'proof', required: true }, at],
    },
    {
      type: 'need-spares',
      // The whole list: left empty, nothing is needed any more.
      fields: [{ ...lines, required: false }],
      build: ({ lines: needed = [], ...body }) => ({ ...body, lines: needed }),
    },
    {
      type: 'reserve-spares',
      fields: [{ kind: 'choice', name: 'place', label: 'place', required: true, options: places }, lines],
      build: withPlace,
    },
    {
      type: 'release-spares',
      fields: [
        {
          kind: 'several',
          name: 'lines',
          label: 'lines',
          required: true,
          options: visit.reserved.map((line) => ({
            value: JSON.stringify(line),
            label: `${line.part} × ${line.quantity}`,
          })),
        },
      ],
      build: ({ lines: chosen, ...body }) => ({
        ...body,
        lines: (chosen as readonly string[]).map((line): unknown => JSON.parse(line)),
      }),
    },
    {
      type: 'order-parts',
      fields: [{ kind: 'line', name: 'supplier', label: 'supplier', required: true }, lines, arrives],
    },
    { type: 'ship-parts', fields: [order, arrives] },
    { type: 'receive-parts', fields: [order] },
    { type: 'cancel-parts', fields: [order] },
    { type: 'cancel', fields: [reason] },
  ];
}
