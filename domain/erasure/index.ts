/** What erasing words means (decision 0057). */
export { blotOf, blotted, blottedFact, withoutAnswers, withoutWords, withoutWritten, type Blot } from './scrub';
export { partsOf, stemOf, type Named } from './named';
export {
  blotOfMentions,
  mentionForms,
  mentionsOf,
  type Mention,
  type MentionFinder,
  type MentionForm,
} from './mention';
export {
  decisionsOfMention,
  erasurePhases,
  phaseAfter,
  reviewDays,
  type ErasurePhase,
  type MentionDecision,
} from './phases';
