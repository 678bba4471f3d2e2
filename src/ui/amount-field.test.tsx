// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { AmountField } from './amount-field.tsx';

afterEach(cleanup);

function Form({ error }: { error?: string }) {
  const [typed, setTyped] = useState('');
  return (
    <AmountField
      label="You mint"
      value={typed}
      onChange={setTyped}
      token={{ symbol: 'XPRT', mark: 'xprt' }}
      available="Available 1,204.00"
      error={error}
      onMax={() => setTyped('1203.5')}
    />
  );
}

function field(): HTMLInputElement {
  return screen.getByLabelText('You mint');
}

function described(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

describe('the amount field', () => {
  test.each(['1,000.5', ' 12.5 ', '1e3', '-4', '0.0000001', '1.2.3', '١٢', ''])('keeps %o exactly as it was typed or pasted', (text) => {
    render(<Form error="Not an amount." />);
    fireEvent.change(field(), { target: { value: 'x' } });
    fireEvent.change(field(), { target: { value: text } });
    expect(field().value).toBe(text);
  });

  test('says what is wrong and what is available, and marks the field', () => {
    render(<Form error="XPRT has 6 decimals; this amount has 7." />);
    expect(described(field())).toBe('XPRT has 6 decimals; this amount has 7. Available 1,204.00');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  test('is not marked without an error, and asks phones for digits', () => {
    render(<Form />);
    expect(described(field())).toBe('Available 1,204.00');
    expect(field().hasAttribute('aria-invalid')).toBe(false);
    expect(field().inputMode).toBe('decimal');
  });

  test('MAX says of what, and fills in', () => {
    render(<Form />);
    fireEvent.click(screen.getByRole('button', { name: 'Use the maximum of XPRT' }));
    expect(field().value).toBe('1203.5');
  });

  test('writes smaller before it would cut', () => {
    render(<Form />);
    const sizes = ['1', '1234567.89', '123456789.12345', '123456789012345678.123456'].map((value) => {
      fireEvent.change(field(), { target: { value } });
      return [...field().classList].find((name) => name.startsWith('text-'));
    });
    expect(new Set(sizes).size).toBe(4);
  });
});
