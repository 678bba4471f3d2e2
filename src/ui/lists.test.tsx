// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Entries } from './entries.tsx';
import { StatementTable } from './statement-table.tsx';
import { Steps } from './steps.tsx';
import { Timeline } from './timeline.tsx';

afterEach(cleanup);

test.each([
  [7, '7 of 7 left'],
  [0, '0 of 7 left'],
  [-1, '0 of 7 left'],
  [9, '7 of 7 left'],
])('%i free entries read as %o and always show seven dots', (left, name) => {
  render(<Entries left={left} />);
  expect(screen.getByRole('img', { name }).children).toHaveLength(7);
});

test('a timeline is a named list in its order', () => {
  const items = ['first', 'second'].map((title) => ({ id: title, when: 'in 3 days', title, amount: '+ 412.00' }));
  render(<Timeline label="Coming up" items={items} />);
  const rows = within(screen.getByRole('list', { name: 'Coming up' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual(['in 3 daysfirst+ 412.00', 'in 3 dayssecond+ 412.00']);
});

test('a statement is a table with a caption, and its columns have names even where none is seen', () => {
  render(
    <StatementTable
      caption="What you own"
      rows={['Staked']}
      rowKey={(row) => row}
      columns={[
        { id: 'what', head: 'What', cell: (row) => row },
        { id: 'act', head: 'Action', headHidden: true, cell: () => 'Manage' },
      ]}
    />,
  );
  const table = screen.getByRole('table', { name: 'What you own' });
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['What', 'Action']);
});

test('steps say which are done and which is on', () => {
  render(<Steps steps={['Review', 'Sign', 'Included']} current={1} />);
  const steps = screen.getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual(['Review: done', 'Sign', 'Included']);
  expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
});
