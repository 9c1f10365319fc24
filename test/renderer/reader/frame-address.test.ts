import { describe, expect, it } from 'vitest';
import { startAddress, withFragment } from '../../../renderer/reader/frame-address.ts';

describe('the address a page starts at', () => {
  const page = { documentPath: '/article/wikipedia:en/Earth?revision=37&open=t' };

  it('keeps the place that was asked for, also where a redirect led to another page', () => {
    expect(startAddress(page, {}, { fragment: 'História 1' })).toBe(`${page.documentPath}#Hist%C3%B3ria%201`);
  });

  it('is the page’s own without a place, and on the way back to where somebody was', () => {
    expect(startAddress(page, {}, {})).toBe(page.documentPath);
    expect(startAddress(page, { place: { scroll: 400 } }, { fragment: 'Moon' })).toBe(page.documentPath);
  });
});

describe('an address with another anchor', () => {
  it('has only that one', () => {
    expect(withFragment('/article/wikipedia:en/Earth#a', '#?')).toBe('/article/wikipedia:en/Earth#%23%3F');
  });
});
