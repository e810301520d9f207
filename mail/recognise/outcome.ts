/** Why a letter waits for a person to decide. */
export type TrayReason =
  | 'same-identity-other-content'
  | 'report-of-unknown-letter'
  | 'own-letter'
  | 'no-sender'
  | 'several-senders'
  | 'auto-reply'
  | 'auto-generated'
  | 'list'
  | 'bulk'
  | 'sender-disowned'
  | 'sender-unverified'
  | 'stranger'
  | 'ambiguous-domain'
  | 'several-clients'
  | 'from-staff'
  | 'not-of-this-ticket'
  | 'several-tickets';

/** What becomes of a letter. */
export type Outcome =
  | { readonly outcome: 'ticket'; readonly client: string; readonly person: string | null }
  | {
      readonly outcome: 'reply';
      readonly ticket: string;
      readonly person: string | null;
      readonly by: 'references' | 'number';
    }
  | { readonly outcome: 'notice-state'; readonly notice: string; readonly state: 'bounced' | 'delayed' | 'delivered' }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: 'tray'; readonly reason: TrayReason };
