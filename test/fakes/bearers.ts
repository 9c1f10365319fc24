import type { BearerSource, Reader } from '../../main/ports.ts';

/** One reader who stays active; without anything given, nobody. */
export function fakeBearers(reader: Partial<Reader> = {}): BearerSource {
  const whole = { mark: 'reader', forUrl: async () => undefined, refused: async () => undefined, ...reader };
  return { reader: () => whole };
}
