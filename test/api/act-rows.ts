/** Rows that acts of administrators need and that other parts of the product write. */
import { fileAs, text, type Api } from './harness';

/** A letter in the tray, whose writer nobody knows. */
export async function strangersLetter({ prisma }: Api): Promise<string> {
  const [id, sha256] = [crypto.randomUUID(), 'b'.repeat(64)];
  await prisma.blob.create({ data: { sha256 } });
  const letter = {
    desk: 'skai',
    way: 'pipe',
    envelopeTo: [],
    size: 1,
    receivedAt: new Date(),
    fromAddress: 'new@kvant.example',
  };
  await prisma.letterIn.create({ data: { id, sha256, outcome: 'tray', ...letter } });
  return id;
}

/** A ticket that may speak of somebody whose words go. @returns its id */
export async function mention(api: Api, personId: string): Promise<string> {
  const ticketId = text((await fileAs(api, api.account('client')))['id']);
  const { id: erasureId } = await api.prisma.erasure.findFirstOrThrow({ where: { personId } });
  await api.prisma.erasureMention.create({ data: { erasureId, ticketId, form: 'part', foundAt: new Date() } });
  return ticketId;
}
