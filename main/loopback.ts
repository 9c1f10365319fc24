const HOSTS = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether a host name (as `URL.hostname` spells it) is this computer: the only place where plain http is accepted. */
export function isLoopback(hostname: string): boolean {
  return HOSTS.has(hostname);
}
