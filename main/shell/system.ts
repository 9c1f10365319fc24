import { randomBytes } from 'node:crypto';
import type { Clock, RandomBytes } from '../ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const systemRandom: RandomBytes = (length) => randomBytes(length);
