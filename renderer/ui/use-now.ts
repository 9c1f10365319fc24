import { useEffect, useState } from 'react';
import { useServices } from '../services.ts';

/** The time, in milliseconds since the epoch, told anew every `every` milliseconds; undefined never asks again. */
export function useNow(every: number | undefined): number {
  const { now } = useServices();
  const [time, setTime] = useState(now);
  useEffect(() => {
    if (every === undefined) return;
    const timer = setInterval(() => setTime(now()), every);
    return () => clearInterval(timer);
  }, [every, now]);
  return time;
}
