import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { accountTexts } from '../../texts/web/tickets';
import { useTexts } from '../language/language';
import { Day } from '../time/when';
import type { Account } from './account';
import { useSpanText } from './span-text';

/** The days in words: what kind each is, why, and what of it was counted. */
export function DayTable({ account: { days } }: { account: Account }): ReactNode {
  const say = useTexts(accountTexts);
  const spanText = useSpanText();
  return (
    <Table fz="xs" verticalSpacing={2} horizontalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say('day')}</Table.Th>
          <Table.Th>{say('kind')}</Table.Th>
          <Table.Th>{say('because')}</Table.Th>
          <Table.Th>{say('counted')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.map(({ date, kindText, note, countedSeconds }) => (
          <Table.Tr key={date}>
            <Table.Td>
              <Day date={date} />
            </Table.Td>
            <Table.Td>{kindText}</Table.Td>
            <Table.Td>{note}</Table.Td>
            <Table.Td>{countedSeconds > 0 ? spanText(countedSeconds) : ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
