import { memo, type ReactNode } from 'react';
import { boardTexts } from '../../texts/web/board';
import { useTexts } from '../language/language';
import classes from './board.module.css';
import type { Job } from './cells';
import { useCarry } from './drag';

/** What is wrong with a job, or may become so, what is worst first. */
type Mark = 'late' | 'doubt' | 'solved' | 'closed' | 'ready' | 'parts' | 'spares' | 'act' | 'noShow';

/** The stage of a visit that only waits for the client's word. */
const waiting = 'waiting-vehicle';

function marksOf(job: Job, now: number): readonly Mark[] {
  const waits = new Set(job.waitsFor);
  return [
    ...(job.overdue ? (['late'] as const) : []),
    ...(job.waitsForDecision ? (['doubt'] as const) : []),
    ...(job.ticketEnded === null ? [] : [job.ticketEnded]),
    // Where that is the stage itself, it is said once.
    ...(waits.has('ready') && job.stage.code !== waiting ? (['ready'] as const) : []),
    ...(waits.has('parts') ? (['parts'] as const) : []),
    ...(waits.has('spares') ? (['spares'] as const) : []),
    ...(waits.has('act') && Date.parse(job.slot.to) <= now ? (['act'] as const) : []),
    ...(job.noShows > 0 ? (['noShow'] as const) : []),
  ];
}

const timeOf = (local: string): string => local.slice(11, 16);

interface CardProps {
  readonly job: Job;
  readonly cell: string;
  readonly now: number;
  readonly isActive: boolean;
  readonly onOpen: (number: string) => void;
}

/** A visit in a technician's day: it is opened, or carried to another day. */
export function JobCard({ job, cell, now, isActive, onOpen }: CardProps): ReactNode {
  const say = useTexts(boardTexts);
  const { id, number } = job.visit;
  const label = `${timeOf(job.slot.fromLocal)} ${number}`;
  const { ref, isCarried, props } = useCarry({ id, number, label, cell }, isActive ? 0 : -1, say('card'));
  return (
    <div
      {...props}
      ref={ref}
      className={classes['card']}
      data-stop={id}
      data-visit={number}
      data-carried={isCarried || undefined}
      data-stage={job.stage.code}
      data-tone={job.overdue ? 'late' : job.waitsForDecision ? 'doubt' : undefined}
      onClick={() => onOpen(number)}
    >
      <Face job={job} now={now} />
    </div>
  );
}

const Face = memo(function Face({ job, now }: { job: Job; now: number }): ReactNode {
  const say = useTexts(boardTexts);
  const { slot, site, stage, visit, leavesAt, noShows } = job;
  return (
    <>
      <span className={classes['time']} title={say('siteTime', { zone: slot.timeZone })}>
        {timeOf(slot.fromLocal)}–{timeOf(slot.toLocal)}
      </span>
      <span className={classes['number']}>{visit.number}</span>
      <span className={classes['town']} title={`${site.address} (${site.title})`}>
        {site.address}
      </span>
      {leavesAt !== null && (
        <span className={classes['minor']}>{say('way', { at: wayTime(Date.parse(leavesAt), slot) })}</span>
      )}
      <span className={classes[stage.code === waiting ? 'mark' : 'stage']}>{stage.title}</span>
      {marksOf(job, now).map((mark) => (
        <span key={mark} className={classes['mark']} data-mark={mark}>
          {mark === 'noShow' ? say('noShow', { count: noShows }) : say(mark)}
        </span>
      ))}
    </>
  );
});

/** An instant by the clocks of the slot's site: as far from its beginning as it is. */
function wayTime(at: number, { from, fromLocal }: Job['slot']): string {
  const local = Date.parse(`${fromLocal.slice(0, 19)}Z`) - (Date.parse(from) - at);
  return new Date(local).toISOString().slice(11, 16);
}
