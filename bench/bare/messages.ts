import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** Runs one local activity. */
export const askUpdate = defineUpdate('ask');
export const endSignal = defineSignal('end');
