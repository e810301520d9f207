export { entryRows, insertEntries, type SearchedText, type SearchedTexts } from './entries';
export { listByText, type SearchBounds } from './list-by-text';
export type { TextStep } from './steps';
