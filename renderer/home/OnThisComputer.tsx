import { useQuery } from '@tanstack/react-query';
import { cdxIconBookmark } from '@wikimedia/codex-icons';
import { sinceText } from '../library/pages/kept-text.ts';
import { savedLatelyQuery } from '../library/queries.ts';
import { useOpen } from '../navigation/use-open.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { HomePart } from './HomePart.tsx';

const SHOWN = 4;

/** What was saved last. Nothing where nothing is saved. */
export function OnThisComputer() {
  const { client, now } = useServices();
  const { data } = useQuery(savedLatelyQuery(client));
  const open = useOpen();
  const rows = data?.ok ? data.value.rows.slice(0, SHOWN) : [];
  if (rows.length === 0) return null;
  return (
    <HomePart id="home-saved" title="On this computer" part="pages" more="All pages">
      <ul className="home-rows">
        {rows.map(({ site, title, language, savedAt }) => (
          <li key={`${site}/${title}`}>
            <button type="button" className="home-row" lang={language} {...open({ kind: 'page', site, title })}>
              <Icon icon={cdxIconBookmark} size={18} />
              <span className="home-row-text">
                <bdi>{title}</bdi>
                <small lang="en">Saved {savedAt === undefined ? '' : sinceText(savedAt, now())}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </HomePart>
  );
}
