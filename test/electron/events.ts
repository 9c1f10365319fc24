/** Events as Electron hands them to listeners: details, and a default that can be prevented. */
export type Preventable = { readonly preventDefault: () => void; readonly defaultPrevented: boolean };

/** An event whose default can be prevented. */
export function preventable<T extends object>(details?: T): T & Preventable {
  let prevented = false;
  const event = {
    ...details,
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return event as T & Preventable;
}
