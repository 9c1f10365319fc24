/** Id of the element that stands for a tab in the strip. @param id of the tab */
export function tabElementId(id: number): string {
  return `tab-${id}`;
}

/** Id of the element that holds what a tab shows. @param id of the tab */
export function panelId(id: number): string {
  return `tab-panel-${id}`;
}
