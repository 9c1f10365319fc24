/**
 * Makes `import … from 'electron'` mean the stand-in, for `node --import ./test/electron/register.ts out/main/index.js`.
 * Nothing else differs from `electron .`: the same bundles, the same arguments, the same working directory.
 */
import { registerHooks } from 'node:module';
import { ELECTRON_VERSION, launchCommand } from './identity.ts';

const standIn = new URL('./index.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

Object.defineProperty(process.versions, 'electron', { value: ELECTRON_VERSION, enumerable: true });
Object.defineProperty(process.versions, 'chrome', { value: '156.0.0.0', enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });

// What a desktop's protocol handler would start; `browser.ts` uses it for the second launch.
process.env['STAND_IN_LAUNCH'] = JSON.stringify(launchCommand());
