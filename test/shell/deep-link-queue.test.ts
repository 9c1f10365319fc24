import { expect, test } from 'vitest';
import { createDeepLinks } from '../../main/shell/deep-link-queue.ts';

const SCHEME = 'org.lectern.reader';
const CALLBACK = `${SCHEME}:/oauth/callback?code=c&state=s`;

function connected() {
  const links = createDeepLinks(SCHEME);
  const received: (readonly string[])[] = [];
  links.connect((candidates) => received.push(candidates));
  return { links, received };
}

test('what comes before anybody can receive it waits, in order, and is handed over once', () => {
  const links = createDeepLinks(SCHEME);
  links.offer(['/usr/bin/lectern', CALLBACK]);
  links.offer([`${CALLBACK}2`]);
  const received: (readonly string[])[] = [];
  links.connect((candidates) => received.push(candidates));
  expect(received).toEqual([['/usr/bin/lectern', CALLBACK], [`${CALLBACK}2`]]);
  links.offer([`${CALLBACK}3`]);
  expect(received).toHaveLength(3);
});

test('a plain second start hands nothing over', () => {
  const { links, received } = connected();
  expect(links.offer(['lectern', '--', '--original-process-start-time=1', '/home/user/org.lectern.reader'])).toBe(
    false,
  );
  expect(received).toEqual([]);
});

test('an address inside a switch is no address', () => {
  const { links, received } = connected();
  links.offer(['lectern', `--proxy-server=${CALLBACK}`, `-${CALLBACK}`]);
  expect(received).toEqual([]);
});

test('several addresses go on together, so that the receiver can refuse them all', () => {
  const { links, received } = connected();
  links.offer(['lectern', '--', CALLBACK, `${CALLBACK}2`]);
  expect(received).toEqual([['lectern', '--', CALLBACK, `${CALLBACK}2`]]);
});

test('case is kept, since a code has one, and the scheme has none', () => {
  const { links, received } = connected();
  links.offer(['lectern', 'ORG.Lectern.Reader:/oauth/callback?code=AbC']);
  expect(received).toEqual([['lectern', 'ORG.Lectern.Reader:/oauth/callback?code=AbC']]);
});

test('an odd spelling is passed on as well, so that it cannot hide beside a plain one', () => {
  const { links, received } = connected();
  links.offer(['lectern', `\t${CALLBACK}`]);
  expect(received).toHaveLength(1);
});

test('another scheme that begins the same is not ours', () => {
  const { links, received } = connected();
  links.offer([`${SCHEME}.evil:/oauth/callback`, `${SCHEME}s:/x`]);
  expect(received).toEqual([]);
});

test('nobody can fill the memory while the app starts', () => {
  const links = createDeepLinks(SCHEME);
  for (let index = 0; index < 1000; index += 1) links.offer([CALLBACK]);
  let received = 0;
  links.connect(() => {
    received += 1;
  });
  expect(received).toBeLessThan(20);
});
