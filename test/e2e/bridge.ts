/** The window's own bridge, called as the window's script calls it. */
import type { Page } from '@playwright/test';
import type { Answer, Args, MethodName } from '../../shared/contract.ts';

type Given<M extends MethodName> = undefined extends Args<M> ? [] : [Args<M>];

/** What Playwright evaluates counts as a person's gesture. */
export function callBridge<M extends MethodName>(page: Page, method: M, ...given: Given<M>): Promise<Answer<M>> {
  return page.evaluate(
    ({ name, args }) => {
      const [area = '', short = ''] = name.split('.');
      const bridge = Reflect.get(window, 'lectern') as object;
      return Reflect.get(Reflect.get(bridge, area), short)(...args);
    },
    { name: method as string, args: given as readonly unknown[] },
  );
}
