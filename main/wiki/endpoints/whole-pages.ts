import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { getPageJson } from '../requests/json.ts';
import type { Site } from '../sites/site.ts';
import { bare, type PageInfo, pageInfoOf } from './pages.ts';

/** A page and its whole document in one answer, for when both must be of the same revision. */
export type PageWithHtml = PageInfo & {
  /** The redirect page that led here, with spaces. */
  readonly redirectedFrom: string | undefined;
  /** The Parsoid document. */
  readonly html: string;
};

/** A page and what its authors wrote. A redirect page answers for itself. */
export type PageSource = PageInfo & {
  /** What the source is written in (`wikitext`, `css`, `json`). */
  readonly contentModel: string;
  readonly source: string;
};

const withHtml = z.extend(bare, { html: z.string() });
const withSource = z.extend(bare, { content_model: z.string(), source: z.string() });

/** `page/{title}/with_html`, after normalization and redirects. Nothing comes before all of it has. */
export async function fetchPageWithHtml(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<PageWithHtml, ReadFailure>> {
  const found = await getPageJson(api, { ...asking, site, title, view: 'with_html' }, withHtml, 'page/with_html');
  if (!found.ok) return found;
  const { value, redirectedFrom } = found.value;
  return ok({ ...pageInfoOf(site, value), redirectedFrom, html: value.html });
}

/** `page/{title}`. */
export async function fetchPageSource(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<PageSource, ReadFailure>> {
  const found = await getPageJson(api, { ...asking, site, title, view: '' }, withSource, 'page');
  if (!found.ok) return found;
  const { value } = found.value;
  return ok({ ...pageInfoOf(site, value), contentModel: value.content_model, source: value.source });
}
