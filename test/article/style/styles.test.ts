import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStyles, type Styled, type StyleSource } from '../../../main/article/style/styles.ts';

function styled(source: StyleSource | string, element = 'td'): Styled {
  const styles = createStyles();
  return styles.of(element, typeof source === 'string' ? { style: source } : source, styles.page);
}

/** The style attribute's value. */
function style(source: StyleSource | string, element?: string): string {
  return /^ style="([^"]*)"$/.exec(styled(source, element).attributes)?.[1] ?? '';
}

describe('a style attribute', () => {
  test.each([
    ['vertical-align:top;font-weight:normal', 'vertical-align:top;font-weight:normal'],
    ['WIDTH : 8EM ; padding-left:8px', 'width:8em'],
    ['border:1px solid #aaa', 'border:1px solid var(--edge)'],
    ['border-bottom:2px dashed', 'border-bottom:2px dashed var(--edge)'],
    ['border-left-width:2px;border-left-style:solid', 'border-left-width:2px;border-left-style:solid'],
    ['border:none', 'border:0'],
    ['font-weight: bold !important', 'font-weight:bold'],
    ['/* a */font-style/* b */:italic', 'font-style:italic'],
    ['list-style:lower-roman inside', 'list-style-type:lower-roman'],
    ['-moz-column-count:2;column-count:2', 'column-count:2'],
    ['color:#696969', 'color:var(--soft)'],
    ['color:black', 'color:var(--ink)'],
    ['color:inherit', 'color:inherit'],
  ])('%s is kept', (source, written) => {
    expect(style(source)).toBe(written);
  });

  test.each([
    'position:sticky;top:0;z-index:9999',
    'width:100000px',
    'width:-4em',
    'width:50vw',
    'width:calc(100% + 10px)',
    'padding:400px',
    'margin-left:-9000px',
    'font-size:0',
    'font-size:expression(alert(1))',
    'background:url(https://evil.example/?x)',
    'background-image:linear-gradient(red,blue)',
    'list-style-image:url(x)',
    'transform:rotate(9deg);opacity:0;filter:blur(9px);animation:x 1s;transition:all 1s',
    '--ink:#fff;--tint:#000',
    'c\\6flor:red',
    'color:r\\65 d',
    'color:red}</style><script>',
    'content:"x"',
    'behavior:url(x);-moz-binding:url(x)',
    'cursor:none;pointer-events:none;overflow:hidden;clip-path:inset(50%)',
    'color:red" onclick="alert(1)',
    ';;;',
  ])('%s leaves nothing', (source) => {
    expect(styled(source)).toMatchObject({ classes: '', attributes: '' });
  });

  test('a font is never too small to be read, nor larger than the title', () => {
    expect([style('font-size:10%', 'p'), style('font-size:900%', 'p')]).toEqual([
      'font-size:max(0.75em,12px)',
      'font-size:2.2em',
    ]);
  });

  test('a height may be outgrown by text', () => {
    expect(style('height:20px;width:200px', 'div')).toBe('min-height:20px;width:200px;max-width:100%');
    expect(style('height:20px;overflow:hidden', 'div')).toBe('');
  });

  test('a width gives way where there is no room for it', () => {
    expect(style('width:494px;max-width:494px', 'div')).toBe('width:494px;max-width:min(494px,100%)');
  });

  test('what is asked for everywhere has a class', () => {
    expect(styled('text-align:center;white-space:nowrap').classes).toBe('align-center nowrap');
    expect(styled({ align: 'RIGHT', valign: 'top', nowrap: true })).toMatchObject({
      classes: 'align-right nowrap',
      attributes: ' style="vertical-align:top"',
    });
  });

  test('a table’s part stays in its table', () => {
    expect(styled('display:block;float:right;margin:0 auto')).toMatchObject({ classes: '', attributes: '' });
    expect(styled('width:200px;padding:9px;font-size:80%', 'table')).toMatchObject({ classes: '', attributes: '' });
    expect(styled('display:block;float:right', 'div')).toMatchObject({ classes: 'beside-right' });
  });

  test('nothing but checked values leaves, whatever comes', () => {
    const pieces = fc.constantFrom(
      ...[
        'color',
        'background',
        'width',
        ':',
        ';',
        '(',
        ')',
        '"',
        "'",
        '\\',
        '/*',
        '*/',
        'url(',
        'red',
        '#fff',
        '<',
        '}',
        '1px',
        '!',
      ],
    );
    const text = fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 20 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(text, (source) => {
        expect(styled({ style: source, bgcolor: source, color: source }).attributes).toMatch(
          /^(?: style="(?:[\w:;.%# -]|,|\((?!\))|\))*")?$/,
        );
        expect(style(source)).not.toMatch(/url|expression|\/\*/i);
      }),
    );
  });
});

describe('a background', () => {
  test('has a dark half, and the inks of its depth', () => {
    expect(styled('background:#d3bf9d')).toMatchObject({
      classes: 'tint mid',
      attributes: expect.stringMatching(/^ style="--tint:light-dark\(#d3bf9d,#\w+\)"$/),
    });
    expect(styled('background:navy').classes).toBe('tint deep');
    expect(styled({ bgcolor: 'FFFFCC' }).classes).toBe('tint');
  });

  test('that only says paper is the theme’s own', () => {
    expect(styled('background:#fff')).toMatchObject({ classes: 'sheet raised', attributes: '' });
    expect(styled('background:#f8f9fa')).toMatchObject({ classes: 'sheet', attributes: '' });
  });

  test('that is taken back is none', () => {
    expect(styled('background:#c3b091;;background:none transparent')).toMatchObject({ classes: '', attributes: '' });
  });

  test('is what a text colour inside is made readable on', () => {
    const styles = createStyles();
    const box = styles.of('div', { style: 'background:#036' }, styles.page);
    const inside = styles.of('span', { style: 'color:#fc0' }, box.background);
    const outside = styles.of('span', { style: 'color:#fc0' }, styles.page);
    expect(inside.attributes).toContain('#fc0');
    expect(outside.attributes).not.toContain('light-dark(#fc0');
  });

  test('with a size shows even when it is empty', () => {
    expect(styled('background:red;width:40%;height:1em', 'div').paints).toBe(true);
    expect(styled('background:red', 'div').paints).toBe(false);
  });
});

test('equal styles are read once', () => {
  const styles = createStyles();
  const read = () => styles.of('td', { style: 'background:#cfc;color:#070' }, styles.page);
  expect(read()).toBe(read());
});
