import type { Bind } from '../bind';
import { addQueue } from './add-queue';
import { changeQueue, removeQueue } from './change-queue';
import { findQueue, listQueues } from './list-queues';

/** Queues that people save under a name. */
export function queueVerbs(bind: Bind) {
  return {
    listQueues: bind(listQueues),
    findQueue: bind(findQueue),
    addQueue: bind(addQueue),
    changeQueue: bind(changeQueue),
    removeQueue: bind(removeQueue),
  };
}
