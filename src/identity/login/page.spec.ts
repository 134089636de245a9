import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escaped, pageAround } from './page.js';
import { pageHeaders } from './page-headers.js';
import { failedPage, startPage } from './pages.js';

describe('text in a page', () => {
  it('is never more than text', () => {
    expect(escaped(`<b title="a" id='b'>&`)).toBe('&#60;b title=&#34;a&#34; id=&#39;b&#39;&#62;&#38;');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']/);
        const back = escaped(text).replace(/&#(\d+);/g, (_match, code: string) => String.fromCharCode(Number(code)));
        expect(back).toBe(text);
      }),
    );
  });

  it('comes from names, reasons and titles', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const session = { ...{ id: '', idToken: '', createdAt: new Date(0), lastSeenAt: new Date(0), person: 'x' } };
    const start = startPage({ ...session, name: evil, roles: ['auditor'], municipalityCode: evil }, evil);
    for (const page of [start, failedPage(evil), pageAround(evil, '')]) {
      expect(page).not.toContain('<img');
      expect(page).toContain('&#60;img');
    }
  });
});

describe('the headers of a page', () => {
  it('let it load from nowhere else, and its forms lead to itself and the provider only', () => {
    expect(pageHeaders(['https://login.example'])['content-security-policy']).toBe(
      "default-src 'none';style-src 'self';form-action 'self' https://login.example;base-uri 'none';frame-ancestors 'none'",
    );
  });
});
