import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readConfig } from '../main/config.ts';

const root = new URL('../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const schema: unknown = JSON.parse(text('node_modules/app-builder-lib/scheme.json'));
const fuses = z
  .object({ definitions: z.object({ FuseOptionsV1: z.object({ properties: z.record(z.string(), z.unknown()) }) }) })
  .parse(schema).definitions.FuseOptionsV1.properties;

const parts = z.looseObject({
  appId: z.string(),
  productName: z.string(),
  files: z.array(z.string()),
  asar: z.boolean(),
  directories: z.object({ output: z.string(), buildResources: z.string() }),
  protocols: z.array(z.object({ schemes: z.array(z.string()) }).loose()),
  electronFuses: z.record(z.string(), z.boolean()),
  linux: z.looseObject({
    target: z.array(z.string()),
    syncDesktopName: z.boolean(),
    icon: z.string(),
    maintainer: z.string(),
  }),
  win: z.looseObject({ target: z.array(z.string()), icon: z.string() }),
  mac: z.looseObject({
    target: z.array(z.string()),
    hardenedRuntime: z.boolean(),
    entitlements: z.string(),
    icon: z.string(),
  }),
});
const whole = load(text('electron-builder.yml'));
const builder = parts.parse(whole);
const config = readConfig({ env: {}, packaged: true, version: '0', electronVersion: '0', complain: () => {} });
const manifest = z
  .looseObject({
    productName: z.string(),
    desktopName: z.string(),
    main: z.string(),
    homepage: z.optional(z.string()),
    author: z.optional(z.string()),
  })
  .parse(JSON.parse(text('package.json')));

test('the file is what electron-builder understands', () => {
  // As app-builder-lib compiles it (its util/config/schemaValidator), but without coercion.
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  validate(whole);
  expect(validate.errors).toBeNull();
});

test('the names are those of the app', () => {
  expect(builder.appId).toBe(config.appId);
  expect(builder.productName).toBe(config.productName);
  expect(manifest.productName).toBe(config.productName);
});

test('the scheme that packages register is the one the callback comes back to', () => {
  expect(builder.protocols.flatMap(({ schemes }) => schemes)).toEqual([config.scheme]);
  expect(new URL(config.redirectUri).protocol).toBe(`${config.scheme}:`);
});

test('on Linux the installed .desktop file is the one Electron takes for its own', () => {
  expect(builder.linux.syncDesktopName).toBe(true);
  expect(manifest.desktopName).toBe(`${config.appId}.desktop`);
});

test('the packages say whose they are: without a homepage electron-builder makes no deb and no rpm', () => {
  expect(manifest.homepage).toBe(config.contact);
  expect(manifest.author).toBe(builder.linux.maintainer);
});

test('every fuse is stated', () => {
  expect(Object.keys(builder.electronFuses).sort()).toEqual(Object.keys(fuses).sort());
});

test('nothing but the packaged code can be made to run', () => {
  expect(builder.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    enableCookieEncryption: true,
  });
  expect(builder.asar).toBe(true);
});

test('only the bundles go in', () => {
  const bundles = ['out/main/**', 'out/library/**', 'out/preload/**', 'out/renderer/**'];
  expect(builder.files).toEqual([...bundles, 'package.json', 'LICENSE', '!node_modules/**']);
  expect(manifest.main).toMatch(/^out\/main\//);
});

test('all three systems get their packages, and what they name is there', () => {
  expect([builder.linux.target, builder.win.target, builder.mac.target]).toEqual([
    ['AppImage', 'deb', 'rpm'],
    ['nsis'],
    ['dmg', 'zip'],
  ]);
  const resources = `${builder.directories.buildResources}/`;
  for (const path of [builder.linux.icon, builder.win.icon, builder.mac.icon].map((icon) => resources + icon)) {
    expect(existsSync(new URL(path, root)), path).toBe(true);
  }
  expect(existsSync(new URL(builder.mac.entitlements, root))).toBe(true);
  expect(builder.mac.hardenedRuntime).toBe(true);
});
