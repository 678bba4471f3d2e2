// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

afterEach(cleanup);

const REASON = 'Offline since 14:05.';

describe('a button that is off', () => {
  test.each(['primary', 'quiet', 'danger', 'act'] as const)('%s says why, can be found by keyboard, and does nothing', (look) => {
    const press = vi.fn();
    render(
      <Button look={look} reason={REASON} onClick={press}>
        Mint
      </Button>,
    );
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Mint' });
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(REASON);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.disabled).toBe(false);
    fireEvent.click(button);
    expect(press).not.toHaveBeenCalled();
  });

  test('does not submit its form', () => {
    const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
    render(
      <form onSubmit={submit}>
        <Button type="submit" reason={REASON}>
          Review
        </Button>
      </form>,
    );
    fireEvent.click(screen.getByRole('button'));
    expect(submit).not.toHaveBeenCalled();
  });

  test('an icon alone says it too', () => {
    render(<IconButton icon="calendar" label="Add to calendar" reason={REASON} />);
    const button = screen.getByRole('button', { name: 'Add to calendar' });
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(REASON);
  });
});

test('a button that is on works and describes nothing', () => {
  const press = vi.fn();
  render(<Button onClick={press}>Mint</Button>);
  fireEvent.click(screen.getByRole('button'));
  expect(press).toHaveBeenCalledOnce();
  expect(screen.getByRole('button').hasAttribute('aria-describedby')).toBe(false);
});
