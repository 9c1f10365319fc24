import { useEffect, useState } from 'react';
import { useServices } from '../services.ts';

/**
 * What is looked for in a part of the library. It belongs to the place, so that who comes back finds it there, and is
 * no step of its own.
 */
export function useQueryText(part: 'pages' | 'history', query: string): readonly [string, (text: string) => void] {
  const { navigation } = useServices();
  // What is typed shows at once, whatever the place's own news come to.
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  const type = (typed: string) => {
    setText(typed);
    const { location } = navigation.getState().history.current;
    if (location.kind !== 'library' || location.part !== part) return;
    navigation.getState().dispatch({
      type: 'amend',
      location: { kind: 'library', part, query: typed === '' ? undefined : typed },
    });
  };
  return [text, type];
}
