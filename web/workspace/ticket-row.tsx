import { memo, type MouseEvent, type ReactNode } from 'react';
import { queueTexts } from '../../texts/web/workspace';
import { Icon } from '../kit/icon';
import { useLanguage, useTexts } from '../language/language';
import { momentIn } from '../time/format';
import type { Row } from './fresh-tickets';
import classes from './ticket-row.module.css';

const hourMs = 3_600_000;
const soonMs = 4 * hourMs;
const todayMs = 24 * hourMs;

/** How pressing a date looks: that it is overdue the API says, how near it is only colours it. */
function urgency({ nextDue, overdue }: Row, now: number): 'overdue' | 'soon' | 'day' | 'later' | 'none' {
  if (nextDue === null) return 'none';
  if (overdue || Date.parse(nextDue) < now) return 'overdue';
  const left = Date.parse(nextDue) - now;
  return left < soonMs ? 'soon' : left < todayMs ? 'day' : 'later';
}

interface RowProps {
  readonly row: Row;
  readonly id: string;
  /** Of the list, from 1. */
  readonly place: number;
  readonly timeZone: string;
  /** The desk's. */
  readonly zone: string | undefined;
  readonly now: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Among those with which the same is done. */
  readonly isChosen: boolean;
  /** The reader owes the next step. */
  readonly isOwn: boolean;
  readonly onOpen: (tid: string) => void;
  /** @param isRange all up to it from the last one */
  readonly onChoose: (tid: string, isRange: boolean) => void;
}

/** A ticket in a queue: when, what, who owes what, how it is classified, who has it. */
export const TicketRow = memo(function TicketRow(props: RowProps): ReactNode {
  const { row, id, place, isActive, isOpen, isChosen, isOwn, onOpen, onChoose } = props;
  const say = useTexts(queueTexts);
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.button !== 0) return;
    event.preventDefault();
    if (event.shiftKey) onChoose(row.tid, true);
    else onOpen(row.tid);
  };
  // Its name would be a control within a control: who works without a mouse chooses by keys.
  const choose = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onChoose(row.tid, event.shiftKey);
  };
  const { titles, nextStep, assignee } = row;
  return (
    <a
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-current={isOpen || undefined}
      aria-posinset={place}
      aria-setsize={-1}
      tabIndex={-1}
      href={`/tickets/${encodeURIComponent(row.tid)}`}
      className={classes['row']}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      data-chosen={isChosen || undefined}
      data-closed={row.closedAt === null ? undefined : true}
      onClick={open}
    >
      <span className={classes['box']} aria-hidden title={say('chooseIt')} data-choose onClick={choose}>
        {isChosen && <Icon name="tick" size={14} />}
      </span>
      <span className={classes['when']}>
        <Due {...props} />
        <span className={classes['number']}>{row.tid}</span>
      </span>
      <span className={classes['what']}>
        <span className={classes['subject']} title={row.subject}>
          {row.subject}
        </span>
        <span className={classes['minor']}>
          {row.company.name} · {row.author.name}
        </span>
      </span>
      <span className={classes['step']}>
        <span className={classes['status']}>{row.status.title}</span>
        <span className={classes['minor']} title={nextStep.brief} data-own={isOwn || undefined}>
          {isOwn ? say('you', { what: nextStep.brief.replace(/^[^:]*: /, '') }) : nextStep.brief}
        </span>
      </span>
      <span className={classes['kind']}>
        <span className={classes['line']}>{titles.priority}</span>
        <span className={classes['minor']} title={titles.topic}>
          {titles.topic}
        </span>
      </span>
      <span className={classes['who']}>
        <span className={classes['line']} data-none={assignee === null || undefined}>
          {assignee === null ? say('nobodyYet') : assignee.name}
        </span>
        <span className={classes['minor']}>{titles.level}</span>
      </span>
    </a>
  );
});

function Due({ row, timeZone, zone, now }: RowProps): ReactNode {
  const say = useTexts(queueTexts);
  const language = useLanguage();
  const how = urgency(row, now);
  if (row.nextDue === null)
    return <span className={classes['minor']}>{say(row.closedAt === null ? 'noDue' : 'closed')}</span>;
  const mark = how === 'overdue' ? say('overdueMark') : how === 'soon' ? say('soonMark') : null;
  return (
    <span className={classes['due']} data-how={how}>
      {mark !== null && (
        <span role="img" aria-label={mark} title={mark} className={classes['mark']}>
          <Icon name={how === 'overdue' ? 'warning' : 'clock'} size={14} />
        </span>
      )}
      <time dateTime={row.nextDue} title={momentIn(row.nextDue, zone ?? timeZone, language, 'full')}>
        {momentIn(row.nextDue, timeZone, language, 'short')}
      </time>
    </span>
  );
}
