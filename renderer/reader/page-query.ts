/** Under which the answer to opening a page is kept: one for each visit. @param tab its id @param visit of its history */
export function pageQueryKey(tab: number, visit: number): readonly unknown[] {
  return ['page', tab, visit];
}
