import type { OpenedPage, OutlineEntry } from '../../shared/models.ts';
import type { Entry } from '../navigation/history.ts';
import { useServices } from '../services.ts';
import { goOnText } from './go-on-text.ts';
import { TextButton } from './TextButton.tsx';

type Props = { readonly page: OpenedPage; readonly entry: Entry; readonly headings: readonly OutlineEntry[] };

/** Of the state line: the way to where the page was left the last time, for who begins it anew. */
export function GoOn({ page: { place }, entry, headings }: Props) {
  const { navigation } = useServices();
  const text = goOnText(place, headings);
  const begins = entry.location.kind === 'page' && entry.location.fragment === undefined && entry.place === undefined;
  if (!place || text === undefined || !begins) return null;
  const goOn = () => {
    const { dispatch } = navigation.getState();
    dispatch({ type: 'left', key: entry.key, place });
    dispatch({ type: 'again' });
  };
  return (
    <span className="state-item">
      <bdi lang="en">
        <TextButton onPress={goOn}>{text}</TextButton>
      </bdi>
    </span>
  );
}
