/** Where the keys are on the board: a technician's row; column 0 is the name, then the days; and which card of the day. */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly card: number;
}

interface Field {
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page has. */
  readonly page: number;
  /** How many cards a cell has. */
  readonly cards: (row: number, column: number) => number;
}

const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'] as const;
export type MoveKey = (typeof keys)[number];

export function isMoveKey(key: string): key is MoveKey {
  return keys.some((known) => known === key);
}

/**
 * Where a key leads: from card to card, by day and by technician; a day without cards is a place as well. Nothing leads off the board.
 *
 * @param far with Ctrl: Home and End lead to the first and the last technician
 */
export function moved(place: Place, key: MoveKey, far: boolean, field: Field): Place {
  const { row, column, card } = place;
  const last = field.rows - 1;
  const at = (toRow: number, toColumn: number, toCard = 0): Place => {
    const inRow = Math.max(0, Math.min(last, toRow));
    const inColumn = Math.max(0, Math.min(field.columns - 1, toColumn));
    return { row: inRow, column: inColumn, card: Math.max(0, Math.min(field.cards(inRow, inColumn) - 1, toCard)) };
  };
  switch (key) {
    case 'ArrowLeft':
      return at(row, column - 1, card);
    case 'ArrowRight':
      return at(row, column + 1, card);
    case 'ArrowUp':
      if (card > 0) return at(row, column, card - 1);
      return row === 0 ? at(row, column, card) : at(row - 1, column, Number.MAX_SAFE_INTEGER);
    case 'ArrowDown':
      if (card + 1 < field.cards(row, column)) return at(row, column, card + 1);
      return row === last ? at(row, column, card) : at(row + 1, column);
    case 'Home':
      return far ? at(0, column) : at(row, 0);
    case 'End':
      return far ? at(last, column) : at(row, field.columns - 1);
    case 'PageUp':
      return at(row - field.page, column);
    case 'PageDown':
      return at(row + field.page, column);
    default: {
      const never: never = key;
      return never;
    }
  }
}
