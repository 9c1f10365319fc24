import { useQuery } from '@tanstack/react-query';
import { cdxIconLinkExternal } from '@wikimedia/codex-icons';
import type { SiteId } from '../../../shared/models.ts';
import { useServices } from '../../services.ts';
import { ExternalLink } from '../../ui/ExternalLink.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { Icon } from '../../ui/Icon.tsx';

type Props = { readonly site: SiteId; readonly file: string };

/** Whose a picture is and on which terms, where the wiki says so; and in any case the way to where it is said. */
export function Credits({ site, file }: Props) {
  const { client } = useServices();
  const { data } = useQuery({
    queryKey: ['credits', site, file],
    queryFn: () => client.media.credits({ site, file }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const credits = data?.ok ? data.value : undefined;
  return (
    <p className="viewer-credits">
      {credits?.author !== undefined && <bdi className="viewer-author">{credits.author}</bdi>}
      {credits?.licence !== undefined && <Licence name={credits.licence} url={credits.licenceUrl} />}
      <FilePage site={site} file={file} />
    </p>
  );
}

function Licence({ name, url }: { readonly name: string; readonly url: string | undefined }) {
  if (url === undefined) return <bdi>{name}</bdi>;
  return (
    <ExternalLink href={url} title={url}>
      {name}
    </ExternalLink>
  );
}

function FilePage({ site, file }: Props) {
  const { client, notices, now } = useServices();
  const open = async () => {
    const answer = await client.links.openPage({ site, title: file });
    if (!answer.ok) notices.getState().flash(failureText(answer.failure, now()).sentence);
  };
  return (
    <button type="button" className="viewer-file" title={file} onClick={open}>
      <span>About this file</span>
      <Icon icon={cdxIconLinkExternal} size={13} />
    </button>
  );
}
