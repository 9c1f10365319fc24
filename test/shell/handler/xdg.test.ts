import { describe, expect, test } from 'vitest';
import { dataFolders, entryPaths, isDesktopId, withoutAppDir } from '../../../main/shell/handler/xdg.ts';

describe('where data files are', () => {
  test('is said by the environment', () => {
    expect(dataFolders({ XDG_DATA_HOME: '/d', HOME: '/h', XDG_DATA_DIRS: '/a:/b/' })).toEqual({
      own: '/d',
      shared: ['/a', '/b/'],
    });
  });

  test.each([{}, { XDG_DATA_HOME: '', XDG_DATA_DIRS: '' }, { XDG_DATA_HOME: 'relative' }])(
    'is as the specification says where it says nothing of use: %j',
    (env) => {
      expect(dataFolders({ ...env, HOME: '/h' })).toEqual({
        own: '/h/.local/share',
        shared: ['/usr/local/share', '/usr/share'],
      });
    },
  );

  test('is never a relative path, and nowhere without a home', () => {
    expect(dataFolders({ XDG_DATA_DIRS: 'a:/b:.' })).toEqual({ own: undefined, shared: ['/b'] });
  });
});

describe('the environment that the system’s programs see', () => {
  test('has nothing of an AppImage’s own folders', () => {
    const env = {
      APPDIR: '/tmp/.mount_L',
      PATH: '/tmp/.mount_L:/tmp/.mount_L/usr/sbin:/usr/bin',
      LD_LIBRARY_PATH: '/tmp/.mount_L/usr/lib',
      XDG_DATA_DIRS: '/tmp/.mount_L/usr/share/:/usr/share',
      GSETTINGS_SCHEMA_DIR: '/tmp/.mount_L/usr/share/glib-2.0/schemas:/own/schemas',
      OTHER: '/tmp/.mount_L/x',
      GONE: undefined,
    };
    expect(withoutAppDir(env)).toEqual({
      APPDIR: '/tmp/.mount_L',
      PATH: '/usr/bin',
      XDG_DATA_DIRS: '/usr/share',
      GSETTINGS_SCHEMA_DIR: '/own/schemas',
      OTHER: '/tmp/.mount_L/x',
    });
  });

  test('is as it is elsewhere, also beside a folder whose name only begins like it', () => {
    expect(withoutAppDir({ PATH: '/usr/bin', LD_LIBRARY_PATH: '/x' })).toEqual({
      PATH: '/usr/bin',
      LD_LIBRARY_PATH: '/x',
    });
    expect(withoutAppDir({ APPDIR: '/m', PATH: '/m2:/m' })).toEqual({ APPDIR: '/m', PATH: '/m2' });
  });
});

describe('a desktop file id', () => {
  test('names a file, or one in a folder', () => {
    expect(entryPaths('org.lectern.reader.desktop')).toEqual(['org.lectern.reader.desktop']);
    expect(entryPaths('kde4-okular.desktop')).toEqual(['kde4-okular.desktop', 'kde4/okular.desktop']);
  });

  test.each([
    '',
    'x',
    '-x.desktop',
    '../x.desktop',
    'a/b.desktop',
    'a;b.desktop',
    'a\nb.desktop',
    `${'x'.repeat(300)}.desktop`,
  ])('%j is none', (id) => {
    expect(isDesktopId(id)).toBe(false);
    expect(entryPaths(id)).toEqual([]);
  });
});
