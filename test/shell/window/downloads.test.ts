import { expect, test } from 'vitest';
import { type Downloading, refuseDownloads } from '../../../main/shell/window/downloads.ts';
import { createFakeLog } from '../../fakes/log.ts';

test('a download that a page starts is refused, and that is logged', () => {
  let start: Parameters<Downloading['on']>[1] = () => undefined;
  const log = createFakeLog();
  refuseDownloads(
    {
      on: (_event, listener) => {
        start = listener;
      },
    },
    log.log,
  );
  let refused = false;
  start({
    preventDefault: () => {
      refused = true;
    },
  });
  expect(refused).toBe(true);
  expect(log.text()).toContain('guard.download-refused');
});
