/** Whether an answer says that it is HTML. */
export function isHtml(headers: Headers): boolean {
  return typeOf(headers) === 'text/html';
}

/** Whether an answer says that it is JSON, or of a kind of it (RFC 6839 §3.1). */
export function isJson(headers: Headers): boolean {
  const type = typeOf(headers);
  return type === 'application/json' || type.endsWith('+json');
}

function typeOf(headers: Headers): string {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}
