/** What lies ahead, in the order of two numbers: an instant and a rank, say. Of two alike the one that was entered first. */

interface Entry<Item> {
  readonly at: number;
  readonly rank: number;
  readonly order: number;
  readonly item: Item;
}

/** A binary heap. */
export class Agenda<Item> {
  readonly #heap: Entry<Item>[] = [];
  #entered = 0;

  get size(): number {
    return this.#heap.length;
  }

  enter(at: number, rank: number, item: Item): void {
    this.#entered += 1;
    const entry = { at, rank, order: this.#entered, item };
    const heap = this.#heap;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !comesBefore(entry, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  take(): { readonly at: number; readonly item: Item } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
      if (left === undefined) break;
      const next = right !== undefined && comesBefore(right, left) ? 2 * place + 2 : 2 * place + 1;
      const child = heap[next];
      if (child === undefined || !comesBefore(child, last)) break;
      heap[place] = child;
      place = next;
    }
    heap[place] = last;
    return first;
  }
}

function comesBefore<Item>(a: Entry<Item>, b: Entry<Item>): boolean {
  return a.at - b.at < 0 || (a.at === b.at && (a.rank - b.rank < 0 || (a.rank === b.rank && a.order < b.order)));
}
