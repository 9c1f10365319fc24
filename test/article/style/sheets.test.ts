import * as csstree from 'css-tree';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStyles } from '../../../main/article/style/styles.ts';

function sheet(css: string): string {
  return /^<style>(.*)<\/style>$/s.exec(createStyles().templateStyles(css))?.[1] ?? '';
}

describe('a template’s sheet', () => {
  test.each([
    ['.mw-parser-output .nobold{font-weight:normal}', '.page .t-nobold{font-weight:normal}'],
    [
      '.a>.b + li~td:first-child{padding:1em}',
      '.page .t-a>.t-b+li:not([data-own])~td:not([data-own]):first-child{padding:1em}',
    ],
    // The notice of a truncated source is a paragraph behind everything.
    ['.a~p{display:none}', '.page .t-a~p:not([data-own]){display:none}'],
    ['.a+.b{margin:0}', '.page .t-a+.t-b{margin:0}'],
    // A button of the app's may stand in the box.
    ['.a *{display:none}', '.page .t-a *:not([data-own]){display:none}'],
    ['.إعلام{margin:0}', '.page .t-إعلام{margin:0}'],
    ['.a,#b,.c [d],.e{margin:0}', '.page .t-a,.page .t-e{margin:0}'],
    ['.a:nth-child(2n+1){clear:both}', '.page .t-a:nth-child(2n+1){clear:both}'],
    [
      '@media screen and (max-width:720px){.a{width:auto}}',
      '@media screen and (max-width:720px){.page .t-a{width:auto}}',
    ],
    ['@media print{.a{display:none}}', '@media print{.page .t-a{display:none}}'],
    ['.a{float:right}', '@media (min-width:620px){.page .t-a{float:right}}'],
    ['.a{color:#c00}', expect.stringMatching(/^\.page \.t-a\{color:var\(--any-ink,light-dark\(#c00,#\w+\)\)\}$/)],
    ['.a{content:"}";font-style:italic}.b{margin:0}', '.page .t-a{font-style:italic}.page .t-b{margin:0}'],
  ])('%s is kept', (css, written) => {
    expect(sheet(css)).toEqual(written);
  });

  test.each([
    '@import url(//evil.example/x.css);',
    '@font-face{font-family:x;src:url(x)}',
    '@keyframes x{from{color:red}}',
    '@supports (display:grid){.a{color:red}}',
    '@media (prefers-color-scheme:dark){.a{color:#fff}}',
    'html.skin-theme-clientpref-night .a{color:#fff}',
    '.skin-theme-clientpref-night .a{color:#fff}',
    'body{color:red}',
    ':root{--ink:red}',
    '.infobox{border:9px solid red}',
    '.a .hlist{display:block}',
    '*{color:red}',
    'div{color:red}',
    '.a:hover{color:red}',
    '.a::before{color:red}',
    '.a:not(.b){color:red}',
    '.a{background:url(https://evil.example/?x)}',
    '.a{position:fixed;top:0;left:0;z-index:9}',
    'input[value^=a]{color:red}',
    '.\\61{color:red}',
    '.a{color:red',
    '.a{c\\6flor:red}',
    '.a{--tint:red;--box-ink:red}',
  ])('%s leaves nothing', (css) => {
    expect(createStyles().templateStyles(css)).toBe('');
  });

  test('a background brings all inks with it, and the author’s among them', () => {
    const css = sheet('.box{background:#003366;color:#ffff00}');
    for (const name of ['paper', 'surface', 'raised', 'ink', 'soft', 'link', 'line', 'box-ink'])
      expect(css).toContain(`--${name}:`);
    expect(css).toContain('--ink:#ff0');
  });

  test('names the classes that elements must keep, and no others', () => {
    const styles = createStyles();
    styles.templateStyles('.a .b{margin:0}.c{position:fixed}#d.e{margin:0}');
    expect(['a', 'b', 'c', 'd', 'e'].filter(styles.usesClass)).toEqual(['a', 'b']);
  });

  test('is bounded, and deep or endless ones cost no more than their length', () => {
    expect(sheet(`.a{margin:0}${' '.repeat(70_000)}`)).toBe('');
    expect(sheet('@media print{'.repeat(5_000))).toBe('');
    expect(sheet('.a{'.repeat(20_000))).toBe('');
    expect(sheet('/*'.repeat(30_000))).toBe('');
  });

  test('whatever comes, a CSS parser finds only our scope, no address and no error in what leaves', () => {
    const pieces = fc.constantFrom(
      ...[
        '.a',
        '.b',
        'td',
        '{',
        '}',
        ':',
        ';',
        '(',
        ')',
        '"',
        '\\',
        '/*',
        '*/',
        '@media',
        'print',
        'color',
        'red',
        'margin:0',
        'url(x)',
      ],
      ...['<', '</style>', '>', '+', ',', ' ', '#id', '.a{margin:0}', '.b{background:#cfc}', '.mw-parser-output'],
    );
    const cases = fc.array(pieces, { maxLength: 30 });
    fc.assert(
      fc.property(cases, (list) => {
        const css = sheet(list.join(''));
        expect(css).not.toMatch(/[<\\@](?!media)|url|\/\*/);
        const tree = csstree.parse(css, {
          parseCustomProperty: true,
          onParseError: (error) => {
            throw error;
          },
        });
        csstree.walk(tree, (node) => {
          expect(['Url', 'Raw', 'IdSelector']).not.toContain(node.type);
          // Of attributes only the one that says what is the app's own.
          if (node.type === 'AttributeSelector') expect(csstree.generate(node)).toBe('[data-own]');
          if (node.type !== 'Rule') return;
          // What stands in `:not()` is no selector of the rule's own.
          if (node.prelude.type !== 'SelectorList') throw new Error(csstree.generate(node));
          for (const selector of node.prelude.children) expect(csstree.generate(selector)).toMatch(/^\.page /);
        });
      }),
      // The neighbour of a rule that names elements alone is not the app's own.
      { examples: [[['td', '>', '.a{margin:0}']], [['td', '~', '.a{margin:0}']]] },
    );
  });
});
