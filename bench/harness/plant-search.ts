import type { Client } from 'pg';
import { entryRows, insertEntries } from '../../store/search';
import { headingOf } from '../../store/tickets/heading';

const atOnce = 2_000;

/** What is said in tickets: the more often, the earlier it stands. */
const vocabulary = (
  'не связь данные трекер машина отчёт нет время топливо датчик карта водитель сообщение координаты терминал поездка уровень ' +
  'зажигание сервер пробег скорость маршрут геозона сигнал антенна модем питание кабель настройка проверить показывает пропал ' +
  'передаёт обновление прошивка ошибка пользователь пароль доступ отчёты неделя месяц филиал колонна диспетчер механик слив ' +
  'стоянка двигатель моточасы напряжение предохранитель тахограф видеокамера навигация спутник договор оплата счёт замена'
).split(' ');

/** So many words as a person writes into a short message, the frequent ones often. */
function words(seed: number, count: number): string {
  let state = seed * 2_654_435_761;
  const chosen = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return vocabulary[Math.floor((state / 2 ** 32) ** 2 * vocabulary.length)] ?? '';
  });
  return `${chosen.join(' ')} ${seed}`;
}

/**
 * Writes the entries of the search for tickets that were planted without: their heading, and an answer to each, taken apart as the
 * product does it.
 */
export async function plantSearch(database: Client): Promise<void> {
  // An index is built faster over what stands than row by row.
  const { rows: indexes } = await database.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'search_entry_words'`,
  );
  await database.query('DROP INDEX search_entry_words');
  for (let after = '00000000-0000-0000-0000-000000000000', seed = 1; ;) {
    const { rows } = await database.query<{
      id: string;
      tid: string;
      subject: string;
      desk: string;
      clientId: string;
      answer: string;
    }>(
      `SELECT t.id, t.tid, t.subject, t.desk, t.client_id AS "clientId", gen_random_uuid() AS answer FROM ticket t
       WHERE t.id > $1 AND NOT EXISTS (SELECT FROM search_entry e WHERE e.source = 'ticket' AND e.id = t.id) ORDER BY t.id LIMIT ${atOnce}`,
      [after],
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
    const entries = rows.flatMap(({ id, tid, subject, desk, clientId, answer }) => {
      seed += 1;
      const { title, texts } = headingOf({
        tid,
        subject,
        text: words(seed, 24),
        fields: { 'vehicle-numbers': [`А${seed % 1_000}ВС77`] },
      });
      return entryRows({
        ...{ rootId: id, desk, clientId, title },
        entries: [
          { source: 'ticket', id, internal: false, texts },
          { source: 'message', id: answer, internal: false, texts: [words(seed + 1_000_000, 16)] },
        ],
      });
    });
    const { text, values } = insertEntries(entries, 'in-words');
    await database.query(text, values);
  }
  for (const { indexdef } of indexes) await database.query(indexdef);
  await database.query('VACUUM ANALYZE search_entry');
}
