/** Every line break becomes a line feed, wherever the chunks are cut (Infra Standard, "normalize newlines"). */
export function createLineBreaks(): (chunk: string) => string {
  let cut = false;
  return (chunk) => {
    const fresh = cut && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    if (chunk !== '') cut = chunk.endsWith('\r');
    return fresh.includes('\r') ? fresh.replace(/\r\n?/g, '\n') : fresh;
  };
}
