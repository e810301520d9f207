/** What erasing words means (decision 0057). */
export {
  blotOf,
  blotOfMentions,
  blotted,
  blottedFact,
  withoutAnswers,
  withoutWords,
  withoutWritten,
  type Blot,
} from './scrub';
export { folded, partsOf, stemOf, type Named } from './named';
export { mentionForms, type MentionForm } from './forms';
export { mentionsOf, textsIn, type Mention, type MentionFinder } from './mention';
export {
  decisionsOfMention,
  erasurePhases,
  isBehindReview,
  phaseAfter,
  reviewDays,
  type ErasurePhase,
  type MentionDecision,
} from './phases';
