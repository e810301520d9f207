/**
 * The smallest workflow of a bundle. The import makes the bundle hold what every workflow's bundle holds, the whole of the
 * SDK's own modules: without it those that only the public entry needs would count as the product's.
 */
import '@temporalio/workflow';

export async function empty(): Promise<void> {}
