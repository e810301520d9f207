/** Whether keys belong to something that lies over the page. */
export function isBusyElsewhere(): boolean {
  return document.querySelector('[aria-modal="true"], [role="menu"]') !== null;
}
