import { expect } from 'chai';
import { isPrivateAddress } from '../../src/net/address.js';
import { Backoff } from '../../src/net/backoff.js';
import { retryAfter } from '../../src/net/retry-after.js';

describe('retryAfter', () => {
  const now = Date.UTC(2026, 10, 25, 12, 0, 0);

  it('reads seconds and dates, and never waits longer than five minutes', () => {
    expect(retryAfter('7', now)).to.equal(7_000);
    expect(retryAfter('Wed, 25 Nov 2026 12:00:30 GMT', now)).to.equal(30_000);
    expect(retryAfter('3600', now)).to.equal(300_000);
    expect(retryAfter('Thu, 26 Nov 2026 12:00:00 GMT', now)).to.equal(300_000);
    expect(retryAfter('Wed, 25 Nov 2026 11:00:00 GMT', now)).to.equal(0);
  });

  it('says nothing for what is absent or nonsense', () => {
    for (const header of [null, '', 'soon', '-4', '1.5', 'Wed, 25 Xyz 2026 12:00:30 GMT', '2026-11-25']) {
      expect(retryAfter(header, now), String(header)).to.equal(undefined);
    }
  });
});

describe('Backoff', () => {
  it('spreads each wait over the whole span, which doubles up to the cap', () => {
    const full = new Backoff(() => 1, { first: 3_000, cap: 30_000 });
    expect(Array.from({ length: 6 }, () => full.next())).to.deep.equal([3_000, 6_000, 12_000, 24_000, 30_000, 30_000]);
    const none = new Backoff(() => 0, { first: 3_000, cap: 30_000 });
    expect([none.next(), none.next()]).to.deep.equal([0, 0]);
  });

  it('begins anew after a reset, wider when everybody was thrown out', () => {
    const backoff = new Backoff(() => 1, { first: 3_000, cap: 30_000 });
    backoff.next();
    backoff.reset();
    expect(backoff.next(10_000)).to.equal(10_000);
  });

  it('does not lose its cap after a night offline', () => {
    const backoff = new Backoff(() => 1, { first: 3_000, cap: 30_000 });
    for (let attempt = 0; attempt < 5_000; attempt += 1) backoff.next();
    expect(backoff.next()).to.equal(30_000);
  });
});

describe('isPrivateAddress', () => {
  it('knows private networks and local names', () => {
    const yes = [
      'http://localhost:8080/x', 'https://10.1.2.3', 'http://127.0.0.1', 'http://172.16.0.1', 'http://172.31.9.9', 'ws://192.168.0.4',
      'http://169.254.1.1', 'http://[::1]:80/', 'http://[fd00::1]/', 'http://[fe80::1]/', 'http://pbx.local', 'https://a.home.arpa',
    ];
    for (const url of yes) expect(isPrivateAddress(url), url).to.equal(true);
  });

  it('lets the rest be', () => {
    const no = ['https://omni.example.com', 'http://172.32.0.1', 'http://8.8.8.8', 'http://192.169.0.1', 'https://local.example.com', 'not a url', 'https://[2001:db8::1]/'];
    for (const url of no) expect(isPrivateAddress(url), url).to.equal(false);
  });
});
