import { escapeHtml } from '../http.ts';
import { page } from '../page-shell.ts';
import type { Client } from './clients.ts';
import { CLIENTS, GRANTS } from './clients.ts';
import type { Approval } from './models.ts';
import type { User } from './users.ts';
import { PASSWORD, USERS } from './users.ts';

export function loginPage(view: { readonly returnTo: string; readonly wrong: boolean }): string {
  const names = USERS.map((user) => `<b>${escapeHtml(user.name)}</b>`).join(', ');
  const action = `/wiki/Special:UserLogin?${new URLSearchParams({ returnto: view.returnTo })}`;
  return page(
    'Log in',
    `<h1>Log in</h1>
<p class="note">This wiki lives on your own computer and forgets everything when it stops. User names: ${names}. The password is always <b>${escapeHtml(PASSWORD)}</b>.</p>
${view.wrong ? '<p class="wrong" role="alert">The user name or the password is wrong.</p>' : ''}
<form method="post" action="${escapeHtml(action)}">
<label for="username">User name</label><input id="username" name="username" type="text" autocomplete="username" required autofocus>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<div class="buttons"><button class="first" type="submit">Log in</button></div>
</form>`,
    { narrow: true },
  );
}

export function consentPage(view: {
  readonly client: Client;
  readonly scopes: readonly string[];
  readonly user: User;
  readonly formToken: string;
}): string {
  const app = escapeHtml(view.client.name);
  const grants = view.scopes.map((scope) => `<li>${escapeHtml(GRANTS[scope] ?? scope)}</li>`).join('');
  return page(
    `Allow ${view.client.name}?`,
    `<h1>Allow ${app} to use your account?</h1>
<p>Hello, ${escapeHtml(view.user.name)}. If you allow it, <b>${app}</b> may:</p>
<ul>${grants}</ul>
<p class="note">It never learns your password. You can end this at any time under <a href="/wiki/Special:OAuthManageMyGrants">connected applications</a>.</p>
<form method="post"><input type="hidden" name="token" value="${escapeHtml(view.formToken)}">
<div class="buttons"><button class="first" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="cancel">Cancel</button></div></form>`,
    { narrow: true },
  );
}

export function refusalPage(message: string): string {
  return page(
    'Application connection error',
    `<h1>This application cannot be connected</h1><p>${escapeHtml(message)}</p>
<p class="note">Nothing was shared with it. Go back to the application and try again.</p>`,
    { narrow: true },
  );
}

/** In place of a redirect that no program on this machine would answer: the callback has gone another way. */
export function handedOverPage(): string {
  return page(
    'Back to the application',
    '<h1>You can go back to the application</h1><p>Your answer has been handed to it. This page can be closed.</p>',
    { narrow: true },
  );
}

/** Like Special:OAuthManageMyGrants: what the logged-in user has allowed, each with a way to end it. */
export function grantsPage(user: User, approvals: readonly Approval[], formToken: string): string {
  const clients = [...new Set(approvals.map((approval) => approval.client))];
  const rows = clients.map(
    (client) => `<tr><th scope="row">${escapeHtml(client.name)}</th><td><form method="post">
<input type="hidden" name="token" value="${escapeHtml(formToken)}"><input type="hidden" name="client" value="${escapeHtml(client.id)}">
<button type="submit" aria-label="Revoke access of ${escapeHtml(client.name)}">Revoke access</button></form></td></tr>`,
  );
  const list =
    rows.length > 0 ? `<table>${rows.join('')}</table>` : '<p>No application is connected to your account.</p>';
  return page(
    'Connected applications',
    `<h1>Connected applications</h1><p>Logged in as ${escapeHtml(user.name)}.</p>${list}`,
  );
}

/** Like Special:OAuthConsumerRegistration: here the clients are built in, and this says which. */
export function registrationPage(owner: { readonly personalToken: string } | undefined): string {
  const rows = CLIENTS.map(
    (
      client,
    ) => `<tr><th scope="row">${escapeHtml(client.name)}<br><span class="note">${escapeHtml(kindOf(client))}</span></th>
<td><code>${escapeHtml(client.id)}</code><br><code>${escapeHtml(client.redirectUri)}</code></td></tr>`,
  );
  const token = owner
    ? `<h2>Your personal API token</h2><p>It reads as you, does not expire and is never shown to anyone else.</p><p><code>${escapeHtml(owner.personalToken)}</code></p>`
    : '<p class="note">Log in as Reader to see the personal API token of the owner-only client.</p>';
  return page(
    'Register an application',
    `<h1>Register an application</h1>
<p>On a real wiki an application is registered here, and gets a client id. This wiki has these, ready to use; the second line is the redirect address each was registered with.</p>
<table>${rows.join('')}</table>${token}`,
  );
}

function kindOf(client: Client): string {
  if (client.ownerOnly) return 'owner-only, with a personal API token';
  if (client.secret !== undefined) return 'confidential, for servers';
  return client.approved ? 'public' : `public, waiting for approval; only ${client.owner} can use it`;
}
