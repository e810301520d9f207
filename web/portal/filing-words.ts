import { useDraft } from '../drafts/use-draft';
import { nobody, type Behalf } from './on-behalf';

/** What is said of a request beside its form; the same whatever type is chosen. */
export interface FilingWords {
  readonly subject: string;
  readonly text: string;
  readonly topic: string | null;
  readonly category: string | null;
  readonly vehicles: string;
  /** Ids of colleagues. */
  readonly share: readonly string[];
  /** Of one who files for a client. */
  readonly behalf: Behalf;
}

const none: FilingWords = {
  subject: '',
  text: '',
  topic: null,
  category: null,
  vehicles: '',
  share: [],
  behalf: nobody,
};

export interface FilingDraft {
  readonly now: FilingWords;
  readonly change: (next: Partial<FilingWords>) => void;
  readonly done: () => void;
}

/** The words of a filing, kept in the browser until it has gone. */
export function useFilingWords(desk: string): FilingDraft {
  const [kept, keep, done] = useDraft<FilingWords>(`new ${desk} words`, none);
  // What an earlier build of the pages kept may lack what this one asks for.
  const now = { ...none, ...kept };
  return { now, change: (next) => keep({ ...now, ...next }), done };
}
