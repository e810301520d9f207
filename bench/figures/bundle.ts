import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { BundleOptions } from '@temporalio/worker';
import { bundleSources } from '../../worker/bundle';

export interface BundleFigures {
  /** Over a bundle with one empty workflow and the SDK that every workflow imports. */
  readonly ratio: number;
  /** Over one whose entry does not even import the SDK's public module: part of the difference is the SDK's own then. */
  readonly withoutImport: number;
}

/** Sizes in bytes of bundles as a worker takes them, source maps included: the product's over a bare one. */
export async function measureBundle(): Promise<BundleFigures> {
  const bare = (name: string): BundleOptions => ({ workflowsPath: path.join(__dirname, '..', 'bare', name) });
  const product = await size(bundleSources);
  return {
    ratio: product / (await size(bare('empty.ts'))),
    withoutImport: product / (await size(bare('nothing.ts'))),
  };
}

async function size(options: BundleOptions): Promise<number> {
  const quiet = { trace() {}, debug() {}, info() {}, log() {}, warn: console.error, error: console.error };
  const { code } = await bundleWorkflowCode({ ...options, logger: quiet });
  return Buffer.byteLength(code);
}
