import { channel, type EventName, type Events } from '../../shared/contract.ts';

/** Tells the window what is. Events ask for nothing and answer nothing. */
export type Announce = <E extends EventName>(event: E, payload: Events[E]) => void;

/** @param send delivers to the main frame of the window, if there is one. */
export function createAnnounce(send: (channel: string, payload: unknown) => void): Announce {
  return (event, payload) => send(channel(event), payload);
}
