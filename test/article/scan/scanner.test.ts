import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanner } from '../../../main/article/scan/scanner.ts';
import { marrow } from '../fixtures/marrow.ts';
import { add, type Told, toldByParse5 } from './by-parse5.ts';

/** Attributes that the scanner reads, and one that it jumps over. */
const READ = ['id', 'class', 'href', 'title'];

function told(...chunks: readonly string[]): Told {
  const list: Told[number][] = [];
  const scanner = createScanner({
    open: (open, source, selfClosing) => {
      const attributes = Object.fromEntries(
        READ.flatMap((name) => {
          const value = source.get(name);
          return value === undefined ? [] : [[name, value]];
        }),
      );
      list.push({ open, attributes, selfClosing });
    },
    close: (close) => list.push({ close }),
    text: (text) => add(list, text),
    isDeaf: () => false,
  });
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return list;
}

/** parse5's answer, with the attributes the scanner is asked for here. */
function expected(source: string): Told {
  return toldByParse5(source).map((token) =>
    'open' in token
      ? {
          ...token,
          attributes: Object.fromEntries(Object.entries(token.attributes).filter(([name]) => READ.includes(name))),
        }
      : token,
  );
}

function cutAt(source: string, sizes: readonly number[]): readonly string[] {
  const chunks: string[] = [];
  for (let at = 0, turn = 0; at < source.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(source.slice(at, at + size));
    at += size;
  }
  return chunks;
}

const ODD = [
  '<a href=./Tide title = "x y"class=a>x</a>',
  '<a href=a/b/>x',
  '<br/><br / ><br /x>',
  '<a id=1 ID=2 id>first wins</a>',
  '<a =x href==y "id" id=\'a"b\' class=a\'b"c`d<e>x',
  '<p a></p/></p x="y>z"></ p></>',
  'a < b <3 <',
  '</',
  '<p',
  '<p id="',
  '<p id="x" ',
  '<p id=x/',
  '<!-- a -- b --!> c <!--> d <!---> e <!----> f <!----!> g <!---!> h -->',
  '<!--',
  '<!-',
  '<!',
  '<!-- <!--> x',
  '<!--a--',
  '<!doctype html "a>b">x<!DOCTYPE><![CDATA[x>y]]>z<?xml a="b>c"?>d<!x',
  '&#x41\0d &am\0p; &#65\0',
  '<script>a<b</script x>c',
  '<script><!--<script>a</script>b--></script>c',
  '<script><!-- <script </script>a</script>b',
  '<script><!--><script></script>x',
  '<SCRIPT>x</scr</script',
  '<style>a{}</styles></style\n>b</style/>',
  '<title>a&amp;b<p></title >x<textarea>&lt;</textarea/>',
  '<title>&am',
  '<xmp><b></xmp><noscript><b></noscript><iframe><!--</iframe>-->',
  '<plaintext>a</plaintext>&amp;',
  'a\0b<p\0q id\0="x" id="\0">\0</p\0q><style>\0</style>\0',
  'a\r\nb\rc\n\rd<p id="\r\n">\r</p\r>',
  '&amp; &amp &ampx &notit; &not &copy;= &NotEqualTilde; &CounterClockwiseContourIntegral; &#65; &#x41 &#X41; &#0; &#xD800; &#x110000; &# &#x; &; &bogus;',
  '<a href="?a=1&copy=2&amp;b&copy;&lt&ltx&not" title=&quot;>&',
  '<P CLASS=A>É<İ id=x></İ></P>',
  '😀<b title="😀">&#x1F600;</b>',
  '<svg><rect/></svg>',
];

describe('the scanner', () => {
  test.each(ODD)('reads %j as the standard has it', (source) => {
    expect(told(source)).toEqual(expected(source));
  });

  test.each(ODD)('reads %j the same cut at every place', (source) => {
    const whole = told(source);
    for (let at = 1; at < source.length; at++) expect(told(source.slice(0, at), source.slice(at))).toEqual(whole);
    expect(told(...cutAt(source, [1]))).toEqual(whole);
  });

  test('reads a whole page as the standard has it', () => {
    expect(told(marrow)).toEqual(expected(marrow));
  });

  test('reads whatever can be put together as the standard has it, however it is cut', () => {
    const parts = [...ODD.join('').matchAll(/<\/?\w*|-->|--!>|<!--|&#?\w*;?|\s+|["'=/>]|\w+|[\s\S]/gu)].map(
      ([part]) => part,
    );
    const mixed = fc.array(fc.constantFrom(...parts, 'id=', 'class="', "href='", '<p ', '</p>'), { maxLength: 40 });
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(mixed, sizes, (pieces, cuts) => {
        const source = pieces.join('');
        const whole = expected(source);
        expect(told(source)).toEqual(whole);
        expect(told(...cutAt(source, cuts))).toEqual(whole);
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  test('says nothing of text and attributes to who does not listen', () => {
    const heard: string[] = [];
    const scanner = createScanner({
      open: (name, attributes) => heard.push(name + (attributes.get('id') ?? '')),
      close: (name) => heard.push(`/${name}`),
      text: (text) => heard.push(text),
      isDeaf: () => true,
    });
    scanner.write('<p id="x">text<!-- --></p>');
    scanner.end();
    expect(heard).toEqual(['p', '/p']);
  });

  test('an empty style in a drawing or a formula does not swallow the rest', () => {
    expect(told('<svg><style/></svg><p>x')).toEqual([
      { open: 'svg', attributes: {}, selfClosing: false },
      { open: 'style', attributes: {}, selfClosing: true },
      { close: 'svg' },
      { open: 'p', attributes: {}, selfClosing: false },
      { text: 'x' },
    ]);
  });

  test('forgets a value too long for any document, and keeps the tag', () => {
    const long = 'x'.repeat(300_000);
    expect(told(`<p id="${long}" class="c">`)).toEqual([{ open: 'p', attributes: { class: 'c' }, selfClosing: false }]);
  });
});
