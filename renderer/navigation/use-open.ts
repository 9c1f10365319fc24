import type { MouseEvent } from 'react';
import { useServices } from '../services.ts';
import type { Location } from './location.ts';
import { openingOf } from './opening.ts';
import type { Place } from './place.ts';

type Handlers = {
  readonly onClick: (event: MouseEvent) => void;
  readonly onAuxClick: (event: MouseEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
};

/** What a control does that leads to a location as a link would, with held keys and the middle button. */
export function useOpen(): (location: Location, place?: Place) => Handlers {
  const { navigation, info } = useServices();
  return (location, place) => {
    const open = (event: MouseEvent) => {
      const where = openingOf(event, info.platform);
      const { dispatch, openTab } = navigation.getState();
      if (where === 'here') dispatch({ type: 'go', location, place });
      else openTab(location, { front: where === 'front', place });
    };
    return {
      onClick: open,
      onAuxClick: (event) => event.button === 1 && open(event),
      // The middle button would begin to scroll.
      onMouseDown: (event) => event.button === 1 && event.preventDefault(),
    };
  };
}
