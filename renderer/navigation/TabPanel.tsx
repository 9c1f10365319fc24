import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { ServicesProvider, useServices } from '../services.ts';
import { createNavigation } from './navigation-store.ts';
import { ShownProvider } from './shown.ts';
import { panelId, tabElementId } from './tab-ids.ts';

type Props = { readonly id: number; readonly shown: boolean; readonly children: ReactNode };

/** What one tab shows. Everything in it sees that tab's own navigation; out of sight it stays as it is. */
export function TabPanel({ id, shown, children }: Props) {
  const services = useServices();
  const own = useMemo(() => ({ ...services, navigation: createNavigation(services.tabs, id) }), [services, id]);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    // What is out of sight hears no keys, so that the page that is shown may have them.
    if (!shown && activeElement instanceof HTMLElement && panel.current?.contains(activeElement)) activeElement.blur();
  }, [shown]);
  return (
    <div
      ref={panel}
      className="tab-panel"
      role="tabpanel"
      id={panelId(id)}
      aria-labelledby={tabElementId(id)}
      inert={!shown}
    >
      <ServicesProvider value={own}>
        <ShownProvider value={shown}>{children}</ShownProvider>
      </ServicesProvider>
    </div>
  );
}
