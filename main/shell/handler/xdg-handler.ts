import type { HandlerFailure } from '../../../shared/failures.ts';
import type { HandlerView } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SchemeHandler } from '../../ports.ts';
import { inTurn } from './in-turn.ts';
import { isDesktopId } from './xdg.ts';
import { entryText, factsOf, schemeType, type XdgHandlerDeps } from './xdg-facts.ts';
import { judgeHandler, obstacleOf, type XdgFacts } from './xdg-judgement.ts';

/**
 * The choice for our scheme where freedesktop's ways hold. Nothing is changed before somebody asks for it. Electron's own
 * calls are left aside: they wait for `xdg-settings`, which some desktops do not support, and cannot take anything back.
 * https://specifications.freedesktop.org/mime-apps-spec/latest/
 */
export function createXdgHandler(deps: XdgHandlerDeps): SchemeHandler {
  const { files, id, run, log } = deps;
  const type = schemeType(deps.scheme);
  const turn = inTurn();
  const look = () => factsOf(deps);

  async function choose(entryId: string): Promise<Result<null, HandlerFailure>> {
    const done = await run('xdg-mime', ['default', entryId, type]);
    return done.ok ? ok(null) : failed(done.failure);
  }

  /** Where the program is missing, desktops that want its cache do without. */
  async function refresh(): Promise<void> {
    const done = files.folder === undefined ? ok('') : await run('update-desktop-database', [files.folder]);
    if (!done.ok) log('warn', 'handler.cache-not-updated', { why: done.failure });
  }

  async function take(): Promise<Result<HandlerView, HandlerFailure>> {
    const before = await look();
    const obstacle = obstacleOf(before);
    if (obstacle !== undefined) return failed(obstacle);
    const undo = prepare(deps, before);
    if (undo === undefined) return failed('not-written');
    await refresh();
    const chosen = await choose(id);
    if (!chosen.ok) {
      undo();
      await refresh();
      return chosen;
    }
    const view = judgeHandler(await look());
    return view.owner.kind === 'this' || view.owner.kind === 'installed' ? ok(view) : failed('refused');
  }

  async function remove(): Promise<Result<HandlerView, HandlerFailure>> {
    const own = files.own()?.entry;
    if (!own?.ours) return ok(judgeHandler(await look()));
    const { chosen } = await look();
    if (!attempt(() => files.remove())) return failed('not-written');
    await refresh();
    const { previous } = own;
    if (chosen.ok && chosen.value === id && previous !== undefined && files.find(previous)) {
      const given = await choose(previous);
      if (!given.ok) return given;
    }
    return ok(judgeHandler(await look()));
  }

  /** The one thing this app changes outside of its own folders: the log says that it did, or why not. */
  async function logged(event: string, act: () => Promise<Result<HandlerView, HandlerFailure>>) {
    const answer = await act();
    if (answer.ok) log('info', event, { owner: answer.value.owner.kind });
    else log('warn', event, { why: answer.failure.why });
    return answer;
  }

  return {
    view: () => turn(async () => judgeHandler(await look())),
    take: () => turn(() => logged('handler.take', take)),
    remove: () => turn(() => logged('handler.remove', remove)),
  };
}

/**
 * Sees to it that our desktop file id means this copy, or the installed one where there is a package: over that nothing is
 * written, and what Lectern wrote before it came is taken out of its way.
 * @returns what brings back what was there; undefined where nothing could be changed
 */
function prepare(deps: XdgHandlerDeps, { chosen, own, installed }: XdgFacts): (() => void) | undefined {
  const { files, id } = deps;
  const before = files.own();
  const bringBack = () => attempt(() => (before ? files.write(before.text) : files.remove()));
  if (own && !own.ours) return () => undefined;
  if (installed) return attempt(() => files.remove()) ? bringBack : undefined;
  const other = chosen.ok && chosen.value !== id && isDesktopId(chosen.value) ? chosen.value : undefined;
  const text = entryText(deps, other ?? before?.entry?.previous);
  return text !== undefined && attempt(() => files.write(text)) ? bringBack : undefined;
}

function failed(why: HandlerFailure['why']): { readonly ok: false; readonly failure: HandlerFailure } {
  return fail({ code: 'handler-not-changed', why });
}

/** Whether it could be done. */
function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
