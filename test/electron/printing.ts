/** Printing: options as the documentation has them, and a PDF by Chromium's own hand. */
import { NotModelled } from './rules.ts';

export type PdfOptions = Readonly<Record<string, unknown>>;

/** https://www.electronjs.org/docs/latest/api/structures/web-contents-print-options */
const PRINT_OPTIONS = new Set([
  'silent',
  'printBackground',
  'deviceName',
  'color',
  'margins',
  'landscape',
  'scaleFactor',
  'pagesPerSheet',
  'collate',
  'copies',
  'pageRanges',
  'duplexMode',
  'dpi',
  'header',
  'footer',
  'pageSize',
  'usePrinterDefaultPageSize',
]);

export function checkPrint(options: object): void {
  const unknown = Object.keys(options).filter((key) => !PRINT_OPTIONS.has(key));
  if (unknown.length > 0) throw new TypeError(`webContents.print knows no option ${unknown.join()}`);
}

/** In inches. */
const SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A4: [8.27, 11.69],
  Letter: [8.5, 11],
};

/** Electron's options as Chromium's `Page.printToPDF` takes them. https://www.electronjs.org/docs/latest/api/structures/print-to-pdf-options */
export function pdfParams({ pageSize = 'Letter', generateTaggedPDF = false, ...rest }: PdfOptions): object {
  const size = SIZES[String(pageSize)];
  if (!size) throw new NotModelled(`printToPDF: pageSize ${pageSize}`);
  const known = new Set(['generateDocumentOutline', 'landscape', 'printBackground', 'preferCSSPageSize', 'scale']);
  const unknown = Object.keys(rest).filter((key) => !known.has(key));
  if (unknown.length > 0) throw new NotModelled(`printToPDF: ${unknown.join()}`);
  return { ...rest, generateTaggedPDF, paperWidth: size[0], paperHeight: size[1], transferMode: 'ReturnAsBase64' };
}
