/** The rules by which the app stays a public client, read from a source's syntax tree: comments and prose do not count. */

import { parseSync } from 'vite';

export type Broken = {
  readonly path: string;
  readonly rule: /** A name or a text that only a confidential client has use for. */
    | 'names-a-secret'
    /** Something of oauth4webapi beyond what a public client's two grants need. */
    | 'uses-more-of-the-library'
    /** A request with a body: only the token endpoint sends one. */
    | 'sends-a-body';
  readonly found: string;
};

/** Letters only, so that spelling, case and quoting do not matter; spaces stay, or sentences for people would count. */
const SECRET = /client(?:secret|credential|assertion)|secret(?:basic|post)\b/;
const BASIC = /^Basic $/;

/** The code of a refusal: somebody pasted a secret, which goes nowhere. */
const REFUSAL = 'client-secret-pasted';

/** What may be used of oauth4webapi. */
const LIBRARY = new Set([
  'AuthorizationServer',
  'Client',
  'None',
  'OperationProcessingError',
  'TokenEndpointRequestOptions',
  'TokenEndpointResponse',
  'UnsupportedOperationError',
  'allowInsecureRequests',
  'authorizationCodeGrantRequest',
  'calculatePKCECodeChallenge',
  'customFetch',
  'processAuthorizationCodeResponse',
  'processRefreshTokenResponse',
  'refreshTokenGrantRequest',
  'validateAuthResponse',
]);

/** Where the word POST may stand: where tokens are asked for, and in the type of the port. */
const SENDERS = new Set(['main/auth/server/token-endpoint.ts', 'main/ports.ts']);

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Every rule that a source breaks. @param path as from the root of the project, with `/`. */
export function brokenRules(path: string, code: string): readonly Broken[] {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const nodes = [...walk(program)].sort((one, other) => Number(one['start']) - Number(other['start']));
  const words = nodes.flatMap(wordsOf).filter((word) => word !== REFUSAL);
  return [
    ...secretsIn(words).map((found) => ({ path, rule: 'names-a-secret' as const, found })),
    ...libraryUses(nodes).map((found) => ({ path, rule: 'uses-more-of-the-library' as const, found })),
    ...(words.includes('POST') && !SENDERS.has(path) ? [{ path, rule: 'sends-a-body' as const, found: 'POST' }] : []),
  ];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) yield* walk(child);
}

/** The names and texts of a node itself. */
function wordsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
    case 'JSXIdentifier':
      return [String(node['name'])];
    case 'Literal':
      return [String(node['value'])];
    case 'TemplateElement':
      return isTemplateText(node['value']) ? [node['value'].cooked] : [];
    default:
      return [];
  }
}

function isTemplateText(value: unknown): value is { readonly cooked: string } {
  return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string';
}

function secretsIn(words: readonly string[]): readonly string[] {
  // One after the other, so that a name put together of pieces is found as well.
  const [together] = SECRET.exec(words.map(lettersOf).join('')) ?? [];
  return [...(together === undefined ? [] : [together]), ...words.filter((word) => BASIC.test(word))];
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^a-z ]/g, '');
}

const isLibrary = (source: unknown) => isNode(source) && source['value'] === 'oauth4webapi';

function libraryUses(nodes: readonly Node[]): readonly string[] {
  const uses: string[] = [];
  const namespaces = new Set<string>();
  for (const node of nodes) {
    if (node.type === 'ImportExpression' && isLibrary(node['source'])) uses.push('import()');
    if (node.type.startsWith('Export') && isLibrary(node['source'])) uses.push('export');
    if (node.type !== 'ImportDeclaration' || !isLibrary(node['source'])) continue;
    for (const specifier of walk(node['specifiers'])) {
      if (specifier.type === 'ImportNamespaceSpecifier') namespaces.add(nameOf(specifier['local']));
      if (specifier.type === 'ImportDefaultSpecifier') uses.push('default');
      if (specifier.type === 'ImportSpecifier') uses.push(nameOf(specifier['imported']));
    }
  }
  return [...uses, ...nodes.flatMap((node) => namespaceUses(node, namespaces))].filter((use) => !LIBRARY.has(use));
}

/** What a node takes out of the library's namespace; `…` where that cannot be told. */
function namespaceUses(node: Node, namespaces: ReadonlySet<string>): readonly string[] {
  if (node.type === 'ImportNamespaceSpecifier') return [];
  const reach = node.type === 'TSQualifiedName' ? ['left', 'right'] : ['object', 'property'];
  return Object.entries(node).flatMap(([key, child]) => {
    const named = (Array.isArray(child) ? child : [child]).some(
      (one) => isNode(one) && one.type === 'Identifier' && namespaces.has(nameOf(one)),
    );
    if (!named) return [];
    // A property of that name, not the namespace.
    if (key === 'property' || key === 'right') return node['computed'] === true ? ['…'] : [];
    return key === reach[0] && node['computed'] !== true ? [nameOf(node[reach[1] ?? ''])] : ['…'];
  });
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node['name'] ?? node['value']) : '';
}
