/** Articles that never were, in the words of real ones: the same again for the same seed. */

import { randomFrom } from './random.ts';

export type Vocabulary = {
  /** BCP 47. */
  readonly language: string;
  /** Of how many in a hundred articles this is the language. */
  readonly share: number;
  /** A real document's plain text. */
  readonly text: string;
};

export type MadeArticle = {
  readonly title: string;
  readonly language: string;
  readonly description: string;
  readonly text: string;
};

type Chain = {
  readonly language: string;
  readonly share: number;
  /** Every word of the text in order: a place in it is chosen, and what followed there comes next. */
  readonly words: readonly string[];
  /** Where each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Words that stand there a few times only: what an article is about. */
  readonly rare: readonly string[];
};

/** Characters of an article's text: most are short, a few are long, the mean is about 9,500. */
const SHORTEST = 2_000;
const LONGEST = 90_000;
const MEDIAN = 6_400;
const SPREAD = 0.9;
const TOPIC_WORDS = 30;
/** How often an article comes back to what it is about. */
const TOPIC_SHARE = 0.06;
const SENTENCE = 14;

/** Each article in turn; made while asked for, so that a hundred megabytes are never in memory. */
export function* corpus(
  vocabularies: readonly Vocabulary[],
  count: number,
  seed: number,
): Generator<MadeArticle, void> {
  const chains = vocabularies.map(chain);
  for (let index = 0; index < count; index++) {
    const random = randomFrom(seed + index * 7919);
    yield article(choose(chains, random), index, random);
  }
}

function chain({ language, share, text }: Vocabulary): Chain {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const places = new Map<string, number[]>();
  words.forEach((word, at) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else known.push(at);
  });
  const rare = [...places].filter(([word, at]) => word.length > 1 && at.length <= 3).map(([word]) => word);
  return { language, share, words, places, rare };
}

function choose(chains: readonly Chain[], random: () => number): Chain {
  let left = random() * chains.reduce((sum, { share }) => sum + share, 0);
  for (const one of chains) {
    left -= one.share;
    if (left < 0) return one;
  }
  throw new Error('No vocabulary to choose from');
}

function article(from: Chain, index: number, random: () => number): MadeArticle {
  const topic = Array.from({ length: TOPIC_WORDS }, () => pick(from.rare, random));
  const length = Math.min(LONGEST, Math.max(SHORTEST, MEDIAN * Math.exp(SPREAD * normal(random))));
  const title = `${topic.slice(0, 1 + Math.floor(random() * 2)).join(' ')} ${index}`;
  return {
    title,
    language: from.language,
    description: topic.slice(2, 6).join(' '),
    text: prose(from, topic, length, random),
  };
}

function prose(from: Chain, topic: readonly string[], length: number, random: () => number): string {
  const gap = from.language === 'ja' ? '' : ' ';
  let text = '';
  let at = Math.floor(random() * from.words.length);
  for (let written = 0; text.length < length; written++) {
    const word = random() < TOPIC_SHARE ? pick(topic, random) : (from.words[at] ?? '');
    // Two words that follow each other here followed each other there.
    const places = from.places.get(word) ?? [at];
    at = (pick(places, random) + 1) % from.words.length;
    const ends = (written + 1) % SENTENCE === 0;
    text += `${word}${ends ? (random() < 0.2 ? '.\n' : `.${gap}`) : gap}`;
  }
  return text;
}

function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
}

/** Box and Muller's: normally distributed, mean 0, deviation 1. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
