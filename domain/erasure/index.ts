/** What erasing words means (decision 0057). */
export {
  blotOf,
  blotted,
  blottedFact,
  withoutAnswers,
  withoutWords,
  withoutWritten,
  type Blot,
  type Named,
} from './scrub';
