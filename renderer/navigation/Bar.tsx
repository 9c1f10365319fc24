import './bar.css';
import { cdxIconArrowNext, cdxIconArrowPrevious, cdxIconBook, cdxIconHome } from '@wikimedia/codex-icons';
import { AccountButton } from '../account/AccountButton.tsx';
import { PrivateSign } from '../private-reading/PrivateSign.tsx';
import { KeepButton } from '../saving/KeepButton.tsx';
import { SearchField } from '../search/SearchField.tsx';
import { useEntry, useNavigation, useServices, useTabs } from '../services.ts';
import { ThemeButton } from '../settings/ThemeButton.tsx';
import { IconButton } from '../ui/Button.tsx';
import { locationTitle } from './location.ts';
import { libraryKeyLabel } from './shortcuts.ts';

export function Bar() {
  const { location } = useEntry();
  const tab = useTabs(({ tabs }) => tabs.active);
  return (
    <header className="bar">
      <div className="bar-start">
        <Steps />
      </div>
      {location.kind === 'home' ? <span /> : <SearchField key={tab} size="small" title={locationTitle(location)} />}
      <div className="bar-end">
        <PrivateSign />
        {location.kind === 'page' && location.revision === undefined && (
          <KeepButton key={`${location.site}/${location.title}`} page={location} />
        )}
        <ThemeButton />
        <AccountButton />
      </div>
    </header>
  );
}

function Steps() {
  const canGoBack = useNavigation(({ history }) => history.past.length > 0);
  const canGoForward = useNavigation(({ history }) => history.future.length > 0);
  const { info } = useServices();
  const inLibrary = useNavigation(({ history }) => history.current.location.kind === 'library');
  const atHome = useNavigation(({ history }) => history.current.location.kind === 'home');
  const dispatch = useNavigation((navigation) => navigation.dispatch);
  const go = useNavigation((navigation) => navigation.go);
  return (
    <nav className="bar-steps" aria-label="History">
      <IconButton
        icon={cdxIconArrowPrevious}
        label="Back"
        disabled={!canGoBack}
        onClick={() => dispatch({ type: 'back' })}
      />
      <IconButton
        className="icon-button bar-spare"
        icon={cdxIconArrowNext}
        label="Forward"
        disabled={!canGoForward}
        onClick={() => dispatch({ type: 'forward' })}
      />
      <IconButton
        icon={cdxIconHome}
        label="Home"
        aria-current={atHome ? 'page' : undefined}
        onClick={() => !atHome && go({ kind: 'home' })}
      />
      <IconButton
        className="icon-button bar-spare"
        icon={cdxIconBook}
        label="Library"
        title={`Library (${libraryKeyLabel('library', info.platform)})`}
        aria-current={inLibrary ? 'page' : undefined}
        onClick={() => !inLibrary && go({ kind: 'library', part: 'pages' })}
      />
    </nav>
  );
}
