/** What is brought from other products: read, told apart and judged. Pure (decision 0056). */
export * from './records';
export { checkRecords, type DeskKnown } from './check-records';
export { mapQueues, type QueueMapping, type Unmapped } from './map-queues';
export { withFileNames } from './files';
export { readCsv } from './csv/read-csv';
export { parseCsv } from './csv/parse-csv';
export { readRt } from './rt/read-rt';
export { readZammad } from './zammad/read-zammad';
