/** One loopback server with two pages of one document: as it came, and as the engine made it, each with its pictures answered alike. */

import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { build, type Rolldown } from 'vite';
import { readingDocument } from '../../main/article/reading-document.ts';
import { framedDocument } from '../../main/reader/framed-document.ts';
import { articleHeaders, fileHeaders } from '../../main/reader/headers.ts';
import { folderAssets } from '../../main/shell/assets.ts';
import { systemClock as clock } from '../../main/shell/system.ts';
import { optionsFor, type Source, streamed } from './source.ts';

export type Desk = {
  /** `host:port`, where every name of the web has to lead. */
  readonly host: string;
  /** The document without its external stylesheet. */
  readonly raw: string;
  /** A page with one button, which puts the kept reading document into a frame as the app does. */
  readonly reader: string;
  readonly close: () => void;
};

const RENDERER = join(import.meta.dirname, '../../out/renderer');
const assets = folderAssets(RENDERER);
const PICTURE = readFileSync(join(import.meta.dirname, '../../build/icons/256x256.png'));
const STYLESHEET = /<link\b[^>]*\brel="stylesheet"[^>]*>/g;
/**
 * Chromium asks the pictures' real host over TLS only, whatever the document says (it is on the list of HSTS preloads), and a raw
 * page without a single picture is no match. So the host has another name, of as many letters.
 */
const PICTURE_HOST = ['upload.wikimedia.org', 'upload.pictures.test'] as const;
/** The window in small: its stylesheet and its two faces, which have been there for long when somebody clicks. */
function reader(styles: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Reader</title>${styles}
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:calc(100vh - 40px)}b{font:600 15px/1 var(--font-reading)}</style>
<b>Lectern</b> <button id="open">Open</button><div id="place"></div><script src="/window.js"></script>`;
}

export async function startDesk(document: Source): Promise<Desk> {
  const kept = await new Response(readingDocument(streamed(document.bytes), optionsFor(document))).bytes();
  const text = new TextDecoder()
    .decode(document.bytes)
    .replace(STYLESHEET, '')
    .replaceAll(...PICTURE_HOST);
  const raw = new TextEncoder().encode(text);
  const script = await windowScript();
  const index = readFileSync(join(RENDERER, 'index.html'), 'utf8');
  const window = reader(index.match(STYLESHEET)?.join('') ?? '');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://desk');
    if (pathname === '/raw') return send(response, 'text/html; charset=utf-8', raw);
    if (pathname === '/reader') return send(response, 'text/html; charset=utf-8', window);
    if (pathname === '/window.js') return send(response, 'text/javascript; charset=utf-8', script);
    if (pathname === '/kept') return void sendKept(response, kept);
    if (pathname.startsWith('/assets/')) return void sendFile(response, pathname.slice(1));
    send(response, 'image/png', PICTURE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    raw: `http://${host}/raw`,
    reader: `http://${host}/reader`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** `window.ts` as the script of a page: `reading.follow(frame)`. */
async function windowScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: join(import.meta.dirname, 'window.ts'), name: 'reading', formats: ['iife'] } },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}

/** As the app serves a document: on its way into a frame that its window follows. */
async function sendKept(response: ServerResponse, kept: Uint8Array): Promise<void> {
  const framed = await framedDocument({ assets, clock, theme: () => 'system' }, streamed(kept), true);
  response.writeHead(200, Object.fromEntries(articleHeaders()));
  await pipeline(Readable.fromWeb(framed as NodeReadableStream<Uint8Array>), response);
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const file = await assets.read(path);
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, Object.fromEntries(fileHeaders(file.type, true)));
  response.end(file.body);
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
