/** Whether somebody is writing: the keyboard is in a field. @param focused `document.activeElement` */
export function isWriting(focused: Element | null): boolean {
  return focused?.tagName === 'INPUT';
}
