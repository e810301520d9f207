/**
 * The words of regulation files, in one place: types, the schema of files, its checks and its documentation are made from these
 * lists. A word that is not here cannot be written in a file.
 */

/** Where the ticket is in the process. Regulations name and show the stages, the process moves between them. */
export const stages = ['triage', 'resolution', 'visit', 'solved', 'closed'] as const;

/** Whether work goes on round the clock: never declared or over, declared, or taken over by developers (HT-3). */
export const emergencyStates = ['none', 'declared', 'with-developers'] as const;

/** Whose fault an emergency is; undetermined counts as not the client's. */
export const faults = ['undetermined', 'client', 'not-client'] as const;

/** Whether the ticket is in its first cycle, or was reopened. */
export const cycles = ['first', 'later'] as const;

/** Whether the solution that is worked on is the first one of the cycle, or one was taken back before (SP-7). */
export const rounds = ['first', 'later'] as const;

/** What the last logged call brought. */
export const callOutcomes = ['reached', 'not-reached', 'agreed', 'objected'] as const;

/** Who is told, and who owes what a clock measures; the store finds the persons. */
export const audiences = [
  'author',
  'responsible',
  'service',
  'manager',
  'coordinator',
  'technician',
  'personal-manager',
] as const;

/** What the process does by itself at a moment of a clock: the rule acts, and nobody has to. */
export const ruleActs = [
  /** The client was asked and has not answered. */
  'close',
  'ask-rating',
  /** The priority is raised. */
  'escalate',
  /** Another service is asked to take the ticket. */
  'hand-over',
] as const;

/** What the result of a preliminary test does by itself: the service of its zone is asked to take the ticket (HD-4). */
export const testActs = ['hand-over'] as const satisfies readonly (typeof ruleActs)[number][];

/** What two sides can agree on: a longer limit, a time of work, a price. */
export const agreementTerms = ['limit', 'time', 'price'] as const;

/** Who may agree for the client: `company` is whoever of it sees the ticket, `lead` its lead. */
export const agreeingRoles = ['author', 'company', 'lead', 'personal-manager'] as const;

/** Who may be called upon for more speed; of a client who has no personal manager the managers hear it anyway. */
export const speedUpAudiences = ['personal-manager', 'manager'] as const;

/** Who looks at a closed ticket again: its responsible, and the managers where there is none any more; or the managers at once. */
export const reviewOwners = ['responsible', 'manager'] as const;

/** Commands of which a desk may say itself who gives them. */
export const ownRights = ['close', 'reopen'] as const;

/** Whom it may name: of the client the author, the lead of the company, or whoever of it sees the ticket; roles of the desk. */
export const rightHolders = [
  'author',
  'lead',
  'company',
  'personal-manager',
  'specialist',
  'coordinator',
  'manager',
  'administrator',
] as const;

/** Letters to the client that a desk may word itself. `work-begun` is sent by those desks only that word it. */
export const letterKinds = [
  'accepted',
  'split-off',
  'work-begun',
  'call-us',
  'answer',
  'estimate',
  'wait',
  'postponed',
  'release-planned',
  'release-out',
  'solution',
  'silence-warning',
  'closed',
  'rating-asked',
  'declined',
  'redirected',
  'reopened',
] as const;

/** Letters that carry the scale of feedback, to be answered by a press (SK-11, SP-10). */
export const feedbackLetters = [
  /** Any that brings the author words of the desk: from it an open ticket is closed as well. */
  'comment',
  /** The one that tells that the ticket is closed. */
  'closing',
  /** The one that a rule asks for a rating with. */
  'rating-asked',
] as const;

/** What the words of such a letter may name in braces, each as it is when the letter is written. */
export const letterPlaces = [
  /** Its public number. */
  'tid',
  /** What the client called it. */
  'subject',
  /** Titles of the desk and its regulation: the service level, the status, the topic. */
  'level',
  'status',
  'topic',
  /** By when the desk owes the next answer, or the solution; or that no date is promised. */
  'due',
  'desk',
] as const;

/** What a reply at hand may name in braces, each as it is when somebody takes it. */
export const replyPlaces = [
  /** The public number of the ticket. */
  'tid',
  /** The name of the company. */
  'client',
  /** The name of whoever filed it. */
  'author',
  /** The title of its topic. */
  'topic',
  /** By when the desk owes the next answer, or the solution, by the author's clocks. */
  'due',
] as const;

/** Archives whose content is looked at. */
export const archiveKinds = ['zip', 'rar'] as const;

/** Whose time it is while something stands. */
export const owners = ['client', 'us', 'supplier', 'nature'] as const;

/** How a request or a word came in. */
export const channels = ['portal', 'email', 'phone', 'api', 'console'] as const;

/** What a field of a form asks for. */
export const fieldKinds = [
  'text',
  'long-text',
  'number',
  /** One of those that the field names. */
  'choice',
  /** One or more of them. */
  'several',
  /** Texts, as many as there are. */
  'list',
  'yes-no',
  'date',
  'url',
] as const;

/** What starts a clock. */
export const clockStarts = [
  /** The ticket was received; a new cycle likewise. */
  'opened',
  /** A public word of the client. */
  'client-word',
  /** An indicative date was told. */
  'estimate',
  /** An extension was proposed. */
  'proposal',
  /** A wait with an expected end began. */
  'wait',
  /** The letter with the solution arrived. */
  'solution-delivered',
  /** A solution was brought, whatever becomes of its letter. */
  'solved',
  /** The ticket was closed; it runs on under the closed ticket. */
  'closed',
  /** The limit is to be agreed. */
  'limit-missing',
  /** The topic asks for a call that was not logged. */
  'phone-call-missing',
  /** The client wrote while the ticket was solved. */
  'word-after-solution',
  /** The client wrote after it was closed. */
  'word-after-closing',
  /** A call that did not reach the client was logged: another one is owed, counted from this one. */
  'client-not-reached',
  /** A letter that matters came back. */
  'delivery-failed',
  /** A hand in the engine's console asked for something impossible. */
  'signal-refused',
  'visit-requested',
  /** An order with a promised arrival. */
  'parts-ordered',
  /** An emergency was proposed and waits for its answer. */
  'emergency-proposed',
  /** The client was asked to agree to something beside the limit: a time of work, a price. */
  'agreement-proposed',
  /** A service was asked to take the ticket. */
  'handed-over',
  /** It took it. */
  'service-accepted',
  // ---- borne by a process of the desk's own ----
  /** The month of a report is over. */
  'month-over',
  /** A change of contacts was received. */
  'contacts-received',
  /** An operator was determined. */
  'operator-determined',
  // ---- borne by a visit ----
  /** The last of the keys that `visits.startsWhen` names is there. */
  'visit-ready',
  'slot-offered',
  'slot-agreed',
  /** The work waits to be checked. */
  'work-done',
  /** So many no-shows that the responsible has to decide. */
  'visit-handed-back',
  /** An agreed visit whose ticket has ended, or whose technician is not there: goes it ahead? */
  'visit-in-doubt',
] as const;

/** What ends a clock. */
export const clockEnds = [
  /** Triage or solution. */
  'first-answer',
  /** Any public word of a person of the desk. */
  'reaction',
  /** The conclusion, of any kind. */
  'solution',
  'visit-requested',
  /** An indicative date was told, or is needed no more since a solution came. */
  'estimate',
  /** The client agreed, in a logged call or by an own word. */
  'agreed',
  /** The proposal, the word or the signal was answered. */
  'answered',
  'client-word',
  'wait-ended',
  /** The author rated the work. */
  'rated',
  'limit-agreed',
  /** A call that reached the client was logged. */
  'call-logged',
  /** The client has heard of the solution that stands: its letter has arrived, or a call reached the client since. */
  'client-told',
  'visit-arranged',
  'parts-received',
  /** The service that was asked has taken the ticket, or returned it. */
  'service-answered',
  /** The service that holds it handed it over, or brought a solution. */
  'handed-over',
  'slot-answered',
  'work-begun',
  'work-done',
  'work-checked',
  'visit-taken-up',
  'visit-decided',
  /** The report of a service, or of the desk, was handed in. */
  'report-handed-in',
  /** The summary of all services' reports was published. */
  'summary-published',
  /** The register shows the change. */
  'contacts-published',
] as const;

/** What the figures of a monthly report are drawn from. */
export const reportSubjects = ['work', 'feedback'] as const;

/** Who hands a monthly report in. */
export const reportHands = ['services', 'desk'] as const;
