import type { Ticket, TicketCommand } from '../../commands/use-give';
import type { Schemas } from '../../api/client';
import type { Form } from '../../forms/asked';
import type { actGroups, choiceTexts, fieldTexts } from '../../../texts/web/acts';
import type { Content, DeskPerson } from '../look-ups';

export type ActType = TicketCommand['type'];
export type ActGroup = keyof typeof actGroups;
export type Option = { readonly value: string; readonly label: string };

/** What forms of acts choose from. */
export interface ActContext {
  readonly ticket: Ticket;
  /** Of the desk's regulation in force; undefined until it is read. */
  readonly content: Content | undefined;
  readonly desk: Schemas['Desk'] | undefined;
  readonly people: readonly DeskPerson[];
  /** Of the author's company. */
  readonly users: readonly DeskPerson[];
  readonly versions: readonly string[];
  /** That visits go to. */
  readonly regions: readonly Schemas['Region'][];
  /** The forms that the ticket goes by. */
  readonly forms: readonly Form[];
  readonly word: (key: keyof typeof choiceTexts, values?: Readonly<Record<string, string | null>>) => string;
}

/** What has been put into a form, as it stands in its fields. */
export type ActValues = Readonly<Record<string, string>>;

interface FieldBase {
  readonly name: string;
  readonly label: keyof typeof fieldTexts;
  readonly required?: boolean;
  /** Required where this holds, too. */
  readonly requiredWhen?: (values: ActValues, context: ActContext) => boolean;
  /** Asked only where this holds. */
  readonly when?: (values: ActValues, context: ActContext) => boolean;
}

/** The closed vocabulary of which the forms of all acts are made. */
export type ActField = FieldBase &
  (
    | { readonly kind: 'words' }
    | { readonly kind: 'prose' }
    | { readonly kind: 'line'; readonly max?: number }
    | { readonly kind: 'number'; readonly most?: number }
    | {
        readonly kind: 'choice';
        readonly options: (context: ActContext, values: ActValues) => readonly Option[];
        /** What no choice is called; left out: one has to be made. */
        readonly none?: keyof typeof fieldTexts;
        /** What the form begins with. */
        readonly from?: (context: ActContext) => string | null;
      }
    | { readonly kind: 'instant' }
    | { readonly kind: 'day' }
    | { readonly kind: 'parts' }
    /** The fields of the list of questions that is chosen in the field `list`. */
    | { readonly kind: 'questions' }
  );

export interface Act {
  readonly type: ActType;
  readonly group: ActGroup;
  readonly fields: readonly ActField[];
  /** Its words go to the client: they are held back for some seconds. */
  readonly held?: true;
  /** It would overwrite blindly what somebody else has set meanwhile. */
  readonly guarded?: true;
  /** Puts the fields into the command where their names alone do not. */
  readonly build?: (body: Record<string, unknown>) => Record<string, unknown>;
}
