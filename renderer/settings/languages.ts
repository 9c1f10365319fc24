import { englishNameOf } from './english-names.ts';
import { WIKIPEDIA_LANGUAGES } from './wikipedia-languages.ts';

export type Language = {
  /** As in the wiki's address. */
  readonly code: string;
  /** In its own name. */
  readonly name: string;
  /** In English, where that is known; else its own name. */
  readonly english: string;
};

/** Every language with a Wikipedia, by own name; the current one first, where a list is opened. */
export function languages(current: string): readonly Language[] {
  const order = new Intl.Collator('en');
  return Object.entries(WIKIPEDIA_LANGUAGES)
    .map(([code, name]) => ({ code, name, english: englishNameOf(code) ?? name }))
    .sort((a, b) => Number(b.code === current) - Number(a.code === current) || order.compare(a.name, b.name));
}

/** Whether what was typed could mean the language of this code: by its own name, its English name or its code. */
export function matchesLanguage(list: readonly Language[], code: string, typed: string): boolean {
  const language = list.find((candidate) => candidate.code === code);
  const wanted = fold(typed.trim());
  if (!language) return false;
  return code.startsWith(wanted) || fold(language.name).includes(wanted) || fold(language.english).includes(wanted);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
