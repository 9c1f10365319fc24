import type { BaseReason, SiteId } from '../../../shared/models.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Site } from '../sites/site.ts';
import type { Sites } from '../sites/sites.ts';
import type { ApiRequest, Sent } from './api.ts';
import { type BaseTrouble, baseTrouble, transportTrouble, trialTrouble } from './base-trouble.ts';
import { readStart } from './http-body.ts';

/** How long another base is used before the preferred one is tried again, by one request. */
const RETURN_MS = 15 * 60_000;
/** As much of a strange answer as is kept to say what it is. */
const KEPT_BYTES = 16 * 1024;

/** Under which base a site is read. */
export type BaseInUse = {
  readonly site: SiteId;
  readonly base: string;
  /** ms since the epoch. */
  readonly since: number;
  /** What was wrong with the preferred base. */
  readonly why: BaseReason;
};

export type Bases = {
  /**
   * Sends a request, written for the site's preferred base, to the base in use; where that one is in trouble, once
   * more to the other. When neither answers for the wiki, the first outcome stands. Rejects as `ask` does.
   */
  readonly send: (request: ApiRequest, ask: (request: ApiRequest) => Promise<Sent>) => Promise<Sent>;
  /** The sites asked so far. */
  readonly inUse: () => readonly BaseInUse[];
};

type Use = Omit<BaseInUse, 'site'> & {
  /** By the clock that nobody can set. */
  readonly tryAgainAt: number;
};

type Outcome =
  | { readonly trouble: undefined; readonly sent: Sent }
  | { readonly trouble: BaseTrouble; readonly again: () => Sent };

/** Chooses between the addresses under which one wiki answers (docs/adr/0009-two-bases-and-redirects-by-hand.md). */
export function createBases(deps: { readonly sites: Sites; readonly clock: Clock; readonly log: Log }): Bases {
  const { sites, clock, log } = deps;
  const uses = new Map<SiteId, Use>();

  const use = ({ id }: Site, base: string, why: Use['why']) => {
    uses.set(id, { base, since: clock.now(), why, tryAgainAt: clock.monotonic() + RETURN_MS });
  };

  /** The base to ask first. Whoever comes when the preferred one's time has come tries it for everybody. */
  const baseFor = (site: Site): string => {
    const last = uses.get(site.id);
    // A wiki that was added anew may have other bases.
    const known = last !== undefined && site.bases.includes(last.base) ? last : undefined;
    if (known === undefined) use(site, site.apiBase, 'preferred');
    if (known === undefined || known.why === 'preferred') return site.apiBase;
    if (clock.monotonic() < known.tryAgainAt) return known.base;
    uses.set(site.id, { ...known, tryAgainAt: clock.monotonic() + RETURN_MS });
    return site.apiBase;
  };

  /** @param began what was in use when the request began: one that comes late says nothing of what is in use since. */
  const chosen = (site: Site, began: Use | undefined, base: string, why: BaseTrouble | undefined) => {
    if (uses.get(site.id) !== began || began?.base === base) return;
    use(site, base, base === site.apiBase || why === undefined ? 'preferred' : why);
    log('warn', 'wiki.base-changed', { site: site.id, host: new URL(base).host, why: why ?? 'preferred' });
  };

  return {
    async send(request, ask) {
      const site = sites.ofApi(request.url);
      if (site === undefined) return ask(request);
      const base = baseFor(site);
      // Where there is nothing to choose between, nothing is judged.
      if (site.bases.length === 1) return ask(request);
      const began = uses.get(site.id);
      const judge = began?.base === base ? baseTrouble : trialTrouble;
      const first = await attempt(ask, moved(request, site, base), judge);
      if (first.trouble === undefined) {
        if (first.sent.kind !== 'limited') chosen(site, began, base, undefined);
        return first.sent;
      }
      const other = site.bases.find((candidate) => candidate !== base);
      if (other === undefined || request.signal?.aborted) return first.again();
      const second = await attempt(ask, moved(request, site, other), trialTrouble);
      if (second.trouble !== undefined) return first.again();
      if (second.sent.kind !== 'limited') chosen(site, began, other, first.trouble);
      return second.sent;
    },
    inUse: () => [...uses].map(([site, { base, since, why }]) => ({ site, base, since, why })),
  };
}

function moved(request: ApiRequest, site: Site, base: string): ApiRequest {
  return { ...request, url: new URL(`${base}${request.url.href.slice(site.apiBase.length)}`) };
}

async function attempt(
  ask: (request: ApiRequest) => Promise<Sent>,
  request: ApiRequest,
  judge: typeof baseTrouble,
): Promise<Outcome> {
  let sent: Sent;
  try {
    sent = await ask(request);
  } catch (error) {
    const trouble = transportTrouble(error);
    if (trouble === undefined) throw error;
    return {
      trouble,
      again: () => {
        throw error;
      },
    };
  }
  const trouble = await judge(request, sent);
  if (trouble === undefined) return { trouble, sent };
  const kept = sent.kind === 'answer' ? await begun(sent.response) : sent;
  return { trouble, again: () => kept };
}

/** The answer with no more than the beginning of its body, so that it holds no connection while another is asked. */
async function begun({ status, headers, body }: Response): Promise<Sent> {
  const start = await readStart(body, KEPT_BYTES).catch(() => '');
  return { kind: 'answer', response: new Response(start, { status, headers }) };
}
