/** A work act while it is filled in, and what is sent of it. */
import type { Schemas } from '../api/client';
import { filledIn, missing, type Field, type Values } from '../forms/asked';
import type { Letter } from '../outbox/letter';
import type { Said } from '../outbox/outbox';
import { technicianTexts } from '../../texts/web/technician';
import type { DraftFile } from './use-device-draft';

type Visit = Schemas['Visit'];
type Amount = Schemas['PartsAmount'];
type ActCommand = Extract<Letter['command'], { type: 'act' }>;

export interface ActDraft {
  readonly values: Values;
  /** How many of a part out of the van were built in, as typed. */
  readonly used: Readonly<Record<string, string>>;
  readonly needs: string;
  readonly photos: readonly DraftFile[];
  readonly confirmedBy: string;
  readonly signature: DraftFile | null;
  readonly isUnsigned: boolean;
}

export const emptyAct: ActDraft = {
  values: { outcome: 'done' },
  used: {},
  needs: '',
  photos: [],
  confirmedBy: '',
  signature: null,
  isUnsigned: false,
};

const texts = technicianTexts;
const always = { hint: null, choices: [], least: null, most: null, when: [], required: false, requiredWhen: [] };

/** The fields of the act as the regulation asks for them, in the shape in which every form is drawn. */
export function fieldsOf(form: Schemas['WorkActForm'] | null): readonly Field[] {
  const whenDone = [{ field: 'outcome', in: ['done'] }];
  const points = form?.checklist ?? [];
  const reading = (code: 'before' | 'after'): Field => ({
    ...{ ...always, code, kind: 'text', title: texts[code], when: whenDone },
    required: form?.readings === 'required',
  });
  return [
    {
      ...{ ...always, code: 'outcome', kind: 'choice', title: texts.outcome, required: true },
      choices: [
        { code: 'done', title: texts.outcomeDone },
        { code: 'another-visit', title: texts.outcomeAnother },
      ],
    },
    { ...always, code: 'text', kind: 'long-text', title: texts.text, hint: texts.textHint, required: true },
    ...(points.length === 0
      ? []
      : [
          {
            ...{ ...always, code: 'checklist', kind: 'several', title: texts.checklist, when: whenDone },
            hint: texts.checklistHint,
            choices: points.map(({ code, title, required }) => ({
              code,
              title: said(required ? `${title} *` : title),
            })),
          } satisfies Field,
        ]),
    reading('before'),
    reading('after'),
  ];
}

/** The API has said it in the reader's language. */
function said(title: string): { ru: string; en: string } {
  return { ru: title, en: title };
}

export type ActFault = keyof typeof technicianTexts;

/** What an act that cannot be sent lacks, by its fields; texts name it. */
export function faultsOfAct(draft: ActDraft, form: Schemas['WorkActForm'] | null): ReadonlyMap<string, ActFault> {
  const faults = new Map<string, ActFault>();
  for (const { code } of missing(fieldsOf(form), draft.values))
    faults.set(code, code === 'text' ? 'faultText' : 'faultReadings');
  if (typeof needsOf(draft.needs) === 'string' && !isDone(draft)) faults.set('needs', 'faultNeeds');
  if (!isDone(draft) || form === null) return faults;
  const { checklist } = draft.values;
  const ticked: readonly unknown[] = Array.isArray(checklist) ? checklist : [];
  if (form.checklist.some(({ code, required }) => required && !ticked.includes(code)))
    faults.set('checklist', 'faultChecklist');
  if (draft.photos.length < form.photos) faults.set('photos', 'faultPhotos');
  const isSigned = draft.signature !== null || draft.isUnsigned;
  const isNamed = draft.confirmedBy.trim() !== '';
  const isAsked = form.confirmation === 'required' || draft.signature !== null || isNamed;
  if (isAsked && !isNamed) faults.set('confirmedBy', 'faultConfirmedBy');
  if (isAsked && !isSigned) faults.set('signature', 'faultSignature');
  return faults;
}

export function isDone({ values }: ActDraft): boolean {
  return values['outcome'] !== 'another-visit';
}

/** Parts to bring, a line each: `FLS-200 × 2`. @returns the first line that is none, where there is one */
export function needsOf(typed: string): readonly Amount[] | string {
  const found = new Map<string, number>();
  for (const line of typed.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, part = '', quantity = '1'] = /^(.*?)(?:\s*[×xх*]\s*(\d{1,5}))?$/iu.exec(line) ?? [];
    const count = Number(quantity);
    if (part.trim() === '' || part.length > 200 || count < 1 || count > 10_000) return line;
    found.set(part.trim(), (found.get(part.trim()) ?? 0) + count);
  }
  return [...found].map(([part, quantity]) => ({ part, quantity }));
}

/** What of the visit's spares lies in the technician's van. */
export function inVan({ reserved, slot }: Visit): readonly Amount[] {
  return reserved.filter(({ place }) => place === `van-${slot?.technician}`);
}

/** The act as it is said: what goes to the server, and the files that go with it. */
export function sayAct(draft: ActDraft, visit: Visit): Pick<Said, 'command' | 'files'> {
  const values = filledIn(fieldsOf(visit.actForm), draft.values);
  const { text, checklist, before, after } = values;
  const isSigned = isDone(draft) && draft.signature !== null;
  const confirmedBy = draft.confirmedBy.trim();
  const spares = inVan(visit).flatMap(({ part }) => {
    const quantity = Math.trunc(Number(draft.used[part] ?? 0));
    return quantity > 0 ? [{ part, quantity }] : [];
  });
  const needs = needsOf(draft.needs);
  const command: ActCommand = {
    type: 'act',
    outcome: isDone(draft) ? 'done' : 'another-visit',
    text: textOf(text),
    ...(Array.isArray(checklist) ? { checklist } : {}),
    ...(before === undefined && after === undefined
      ? {}
      : { readings: { before: textOf(before) || '—', after: textOf(after) || '—' } }),
    ...(isDone(draft) && confirmedBy !== '' ? { confirmedBy } : {}),
    ...(spares.length === 0 ? {} : { spares }),
    ...(isDone(draft) || typeof needs === 'string' || needs.length === 0 ? {} : { needs: [...needs] }),
  };
  const files = draft.photos.map(({ key, name }) => ({ key, name, isSignature: false }));
  const { signature } = draft;
  return {
    command,
    files: isSigned && signature !== null ? [...files, { ...signature, isSignature: true }] : files,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What was refused, to be changed: the same act as a draft. */
export function actAgain({ command, files }: Letter): ActDraft {
  if (command.type !== 'act') return emptyAct;
  const signature = files.find(({ isSignature }) => isSignature);
  return {
    values: {
      outcome: command.outcome,
      text: command.text,
      ...(command.checklist === undefined ? {} : { checklist: command.checklist }),
      ...(command.readings === undefined ? {} : command.readings),
    },
    used: Object.fromEntries((command.spares ?? []).map(({ part, quantity }) => [part, String(quantity)])),
    needs: (command.needs ?? []).map(({ part, quantity }) => `${part} × ${quantity}`).join('\n'),
    photos: files.filter(({ isSignature }) => !isSignature).map(({ key, name }) => ({ key, name })),
    confirmedBy: command.confirmedBy ?? '',
    signature: signature === undefined ? null : { key: signature.key, name: signature.name },
    isUnsigned: signature === undefined && command.confirmedBy !== undefined,
  };
}
