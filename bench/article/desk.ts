/** One loopback server with two pages of one document: as it came, and as the engine made it, each with its pictures answered alike. */

import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readingDocument } from '../../main/article/reading-document.ts';
import { articleHeaders } from '../../main/reader/headers.ts';
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
const PICTURE = readFileSync(join(import.meta.dirname, '../../build/icons/256x256.png'));
const STYLESHEET = /<link\b[^>]*\brel="stylesheet"[^>]*>/g;
const READER = `<!doctype html><meta charset="utf-8"><title>Reader</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:calc(100vh - 40px)}</style>
<button id="open">Open</button><div id="place"></div>`;

export async function startDesk(document: Source): Promise<Desk> {
  const kept = await new Response(readingDocument(streamed(document.bytes), optionsFor(document))).bytes();
  const raw = new TextEncoder().encode(new TextDecoder().decode(document.bytes).replace(STYLESHEET, ''));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://desk');
    if (pathname === '/raw') return send(response, 'text/html; charset=utf-8', raw);
    if (pathname === '/reader') return send(response, 'text/html; charset=utf-8', READER);
    if (pathname === '/kept') {
      response.writeHead(200, Object.fromEntries(articleHeaders()));
      return void response.end(kept);
    }
    if (pathname === '/article.css' || pathname.startsWith('/assets/')) return file(response, pathname);
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

function file(response: ServerResponse, pathname: string): void {
  const type = pathname.endsWith('.css') ? 'text/css' : 'font/woff2';
  send(response, type, readFileSync(join(RENDERER, pathname)));
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
