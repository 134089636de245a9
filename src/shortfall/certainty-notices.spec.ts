import { describe, expect, it } from '@jest/globals';
import { provisionalNotice } from './certainty-notices.js';

describe('words about certainty', () => {
  it('says from when a tariff is not confirmed', () => {
    expect(provisionalNotice('2025-12-31')).toBe('normbedrag na 31-12-2025 niet bevestigd');
  });
});
