/** Drawings that a browser shows as they are, in SVG; dark lines on nothing, as most of the real ones. */
export const DRAWINGS: Readonly<Record<string, string>> = {
  sectors:
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="-160 -160 320 320">' +
    '<g fill="none" stroke="#222"><circle r="150"/><circle r="100"/><circle r="50"/><path d="M0-150V150M-150 0H150"/></g>' +
    '<path d="M0 0L-130-75A150 150 0 0 1 75-130Z" fill="#f4d35e" fill-opacity=".6"/>' +
    '<path d="M0 0L75-130A150 150 0 0 1 150 0Z" fill="#b23a48" fill-opacity=".6"/>' +
    '<g font-family="sans-serif" font-size="14" text-anchor="middle"><text y="-104">N</text><text x="90" y="-40">R</text><text x="-40" y="-76">W</text></g></svg>',
};
