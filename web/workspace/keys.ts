/** Whether keys belong to something that lies over the page: a dialog or a menu has the focus. */
export function isBusyElsewhere(): boolean {
  return document.activeElement?.closest('[role="dialog"], [role="menu"]') != null;
}

/** Marks the rows of a queue, for whoever leads the keys there. */
export const listMark = { 'data-queue-rows': true } as const;

/** Leads the keys to the rows of the queue. */
export function focusList(): void {
  document.querySelector<HTMLElement>('[data-queue-rows]')?.focus();
}
