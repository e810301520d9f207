import { uuidv7 } from 'uuidv7';
import type { SystemActor } from '../../domain/policy/actor';
import { ticketKind } from '../../domain/ticket';
import type { LaterBody } from '../../domain/ticket';
import { ruleOf } from '../../domain/process';
import type { Command, Message } from '../../domain/process';
import type { Transaction } from '../database';
import { ownRow } from '../process/inbox';
import { writerOf } from '../process/messages-of';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';
import type { TicketChange } from './ticket-model';

const ticket: SystemActor = { kind: 'system', part: 'ticket' };

/** A ticket that was closed as a duplicate tells the one that goes on, and hands on what is written to it later (F17). */
export async function followDuplicates(unit: Unit, { state, events, commands, now }: TicketChange): Promise<void> {
  const { id, tid, authorId } = state;
  for (const event of events) {
    if (event.type === 'closed' && event.of !== undefined) {
      const content = { duplicate: { id, tid }, authorId };
      const identity = `duplicate/${id}/${event.revision}`;
      const row = ownRow({ identity, type: 'join-duplicate', content, actor: ticket, channel: 'console' });
      await passRow(unit, refOf(event.of.id), row, now);
    }
    if (event.type !== 'word-passed-on') continue;
    const command = commands.find((each) => each.id === event.commandId);
    const word = command && wordOf(command as Command<LaterBody>);
    if (command === undefined || !word) throw new Error('Only a word goes on to another ticket.');
    const via = command.body.type === 'follow-word' ? command.body.via : [];
    const content = { from: { id, tid }, word, via: [...via, id] };
    const identity = `duplicate/${id}/${event.revision}`;
    const row = ownRow({ identity, type: 'follow-word', content, actor: ticket, channel: command.channel });
    await copyAttachments(unit.transaction, command.id, { rootId: event.ticketId, messageId: row.id });
    await passRow(unit, refOf(event.ticketId), { ...row, receivedAt: command.receivedAt, storedAt: now }, now);
  }
}

/** The word of a command, and whose it is. */
function wordOf({ body, actor }: Command<LaterBody>): Message | null {
  const message = ruleOf(ticketKind, body).message?.(body) ?? null;
  return message && { by: writerOf(actor), ...message };
}

function refOf(id: string): { readonly kind: 'ticket'; readonly id: string; readonly rootId: string } {
  return { kind: 'ticket', id, rootId: id };
}

/** What was attached to a word is attached to it there as well: who reads the one ticket may not see the other. */
async function copyAttachments(
  transaction: Transaction,
  messageId: string,
  to: { readonly rootId: string; readonly messageId: string },
): Promise<void> {
  const rows = await transaction.attachment.findMany({ where: { messageId } });
  if (rows.length > 0)
    await transaction.attachment.createMany({
      data: rows.map((row) => ({ ...row, ...to, id: uuidv7(), copyOf: row.id })),
    });
}
