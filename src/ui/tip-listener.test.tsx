// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tipOn } from './tip.ts';
import { TipHost } from './tip-host.tsx';
import { Tooltip } from './tooltip.tsx';

beforeEach(async () => {
  render(
    <>
      <Tooltip text="1.084213004999123456 XPRT">1.084213</Tooltip>
      <button type="button" aria-label="Settings" {...tipOn('Settings')} />
      <TipHost />
    </>,
  );
  await vi.dynamicImportSettled();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const shown = () => document.getElementById(screen.getByText('1.084213').getAttribute('aria-describedby') ?? '')?.textContent;

describe('the tooltip', () => {
  test('comes with focus and goes with it', () => {
    const number = screen.getByText('1.084213');
    expect(number.tabIndex).toBe(0);
    fireEvent.focusIn(number);
    expect(shown()).toBe('1.084213004999123456 XPRT');
    fireEvent.focusOut(number);
    expect(shown()).toBeUndefined();
  });

  test('comes by touch, and goes with a touch elsewhere or Escape', () => {
    fireEvent.click(screen.getByText('1.084213'));
    expect(shown()).toBeDefined();
    fireEvent.click(document.body);
    expect(shown()).toBeUndefined();
    fireEvent.click(screen.getByText('1.084213'));
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(shown()).toBeUndefined();
  });

  test('does not read the name of a control twice', () => {
    fireEvent.focusIn(screen.getByRole('button'));
    expect(screen.getByRole('button').hasAttribute('aria-describedby')).toBe(false);
  });
});
