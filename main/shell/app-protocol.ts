import { protocol } from 'electron';
import { APP_SCHEME, ownPath } from './window/origin.ts';

/**
 * Makes `app:` a scheme with an origin of its own. Must run before `ready`, once.
 *
 * SECURITY: checklist 18, "avoid usage of the file:// protocol": everything shown comes from here. Never `bypassCSP`
 * (checklist 7), never `corsEnabled`, no service workers.
 * https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the app's one origin through `serve`; any other host of the scheme does not exist. After `ready`. */
export function serveApp(serve: (request: Request) => Promise<Response>): void {
  protocol.handle(APP_SCHEME, (request) =>
    ownPath(request.url) === undefined ? new Response(null, { status: 404 }) : serve(request),
  );
}
