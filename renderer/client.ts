import type { Bridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in an ordinary browser. */
    readonly lectern?: Bridge;
  }
}

/** The only way from the window to the main process: calls do work, `on` announces what is. */
export type Client = Bridge;

/** The bridge of this window. Throws where there is none: the window cannot do anything without it. */
export function clientOf(host: Window): Client {
  if (!host.lectern) throw new Error('The bridge is missing: this page was not opened by Lectern.');
  return host.lectern;
}
