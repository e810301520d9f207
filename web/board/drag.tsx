import {
  DndContext,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
  type Announcements,
  type CollisionDetection,
  type DraggableAttributes,
  type KeyboardCoordinateGetter,
  type Modifier,
} from '@dnd-kit/core';
import { useMemo, useRef, useState, type ReactNode, type RefCallback, type RefObject } from 'react';

/** A visit that is carried over the board. */
export interface Carried {
  readonly id: string;
  readonly number: string;
  /** What the eye sees of it while it is carried. */
  readonly label: string;
  /** The cell it was taken from; null: it has no time yet. */
  readonly cell: string | null;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const directions: Readonly<Record<string, Direction>> = {
  [KeyboardCode.Left]: 'left',
  [KeyboardCode.Right]: 'right',
  [KeyboardCode.Up]: 'up',
  [KeyboardCode.Down]: 'down',
};
const pressed = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc, KeyboardCode.Tab],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
};
/** In pixels. */
const hangsBy = 16;

/** What is carried hangs at the pointer, wherever the card was taken. */
const atPointer: Modifier = ({ activatorEvent, draggingNodeRect, transform: { x, y, ...scale } }) => {
  const at = activatorEvent instanceof MouseEvent ? activatorEvent : fingerOf(activatorEvent);
  const box = draggingNodeRect;
  return at === undefined || box === null
    ? { x, y, ...scale }
    : { x: x + at.clientX - box.left - hangsBy, y: y + at.clientY - box.top - hangsBy, ...scale };
};
function fingerOf(event: Event | null): Touch | undefined {
  return 'TouchEvent' in window && event instanceof TouchEvent ? event.touches[0] : undefined;
}

const hanging = [atPointer];
const mouse = { activationConstraint: { distance: 5 } };
const touch = { activationConstraint: { delay: 250, tolerance: 8 } };

/** What a screen reader is told while a visit is carried; cells are named by their ids. */
export interface DragWords {
  readonly instructions: string;
  readonly taken: (carried: Carried) => string;
  readonly over: (carried: Carried, cell: string | null) => string;
  readonly dropped: (carried: Carried, cell: string | null) => string;
  readonly putBack: (carried: Carried) => string;
}

/** Where the cells are seen: what lies under the fixed heads or beyond the edges is not dropped on. */
export interface DragField {
  readonly scroller: RefObject<HTMLElement | null>;
  /** The next cell, brought into sight; from nowhere it is the one to begin with. Null: there is none. */
  readonly next: (cell: string | null, direction: Direction | null) => string | null;
}

/**
 * Visits are carried by mouse, touch or keys; the only file that knows by which package. Keys go from cell to cell whatever is drawn:
 * the cell itself is what they aim at, not a place on the screen.
 */
export function BoardDrag({
  field,
  words,
  onDrop,
  children,
}: {
  field: DragField;
  words: DragWords;
  onDrop: (carried: Carried, cell: string) => void;
  children: ReactNode;
}): ReactNode {
  const [carried, setCarried] = useState<Carried | null>(null);
  /** Undefined: it is carried by a pointer. */
  const [aim, setAim] = useState<string | null | undefined>(undefined);
  const latest = useRef({ aim, field, words, carried });
  latest.current = { ...latest.current, field, words };
  const turn = (cell: string | null | undefined): void => {
    latest.current.aim = cell;
    setAim(cell);
  };
  const go: KeyboardCoordinateGetter = (event) => {
    const direction = directions[event.code];
    if (direction === undefined) return;
    event.preventDefault();
    const { aim: from, field: board } = latest.current;
    turn(board.next(from ?? null, direction) ?? from ?? null);
  };
  const keyboard = useMemo(
    () => ({ keyboardCodes: pressed, coordinateGetter: (...args: Parameters<typeof go>) => go(...args) }),
    // oxlint-disable-next-line react/exhaustive-deps -- all that it reads is in `latest`
    [],
  );
  const sensors = useSensors(
    useSensor(MouseSensor, mouse),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  );
  const collisions = useMemo<CollisionDetection>(
    () => (args) => {
      if (aim !== undefined) return aim === null ? [] : [{ id: aim }];
      const { pointerCoordinates } = args;
      return pointerCoordinates !== null && isInSight(latest.current.field, pointerCoordinates)
        ? pointerWithin(args)
        : [];
    },
    [aim],
  );
  const announcements = useMemo<Announcements>(() => {
    const told = (tell: (now: Carried, say: DragWords) => string) => (): string | undefined => {
      const { carried: now, words: say } = latest.current;
      return now === null ? undefined : tell(now, say);
    };
    const idOf = (over: { readonly id: string | number } | null): string | null =>
      over === null ? null : `${over.id}`;
    return {
      onDragStart: told((now, say) => say.taken(now)),
      onDragOver: ({ over }) => told((now, say) => say.over(now, idOf(over)))(),
      onDragEnd: ({ over }) => told((now, say) => say.dropped(now, idOf(over)))(),
      onDragCancel: told((now, say) => say.putBack(now)),
    };
  }, []);
  const accessibility = useMemo(
    () => ({ announcements, screenReaderInstructions: { draggable: words.instructions }, restoreFocus: false }),
    [announcements, words.instructions],
  );
  const end = (): void => {
    setCarried(null);
    turn(undefined);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collisions}
      accessibility={accessibility}
      onDragStart={({ active, activatorEvent }) => {
        const now = (active.data.current as Carried | undefined) ?? null;
        latest.current.carried = now;
        setCarried(now);
        if (!(activatorEvent instanceof KeyboardEvent)) return;
        turn(now?.cell ?? field.next(null, null));
        holdEarlyKeys();
      }}
      onDragEnd={({ over }) => {
        const { carried: now } = latest.current;
        end();
        if (now !== null && over !== null && over.id !== now.cell) onDrop(now, `${over.id}`);
      }}
      onDragCancel={end}
    >
      {children}
      <DragOverlay dropAnimation={null} modifiers={hanging}>
        {carried !== null && aim === undefined ? <div className="board-carried">{carried.label}</div> : null}
      </DragOverlay>
    </DndContext>
  );
}

/** What is pressed before the sensor hears keys (it begins to in a timer of its own, after it has said what was taken) waits for it. */
function holdEarlyKeys(): void {
  const early: KeyboardEvent[] = [];
  const hold = (event: KeyboardEvent): void => {
    early.push(event);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', hold, true);
  // The first of these timers is set before the sensor's, the second after it.
  setTimeout(() =>
    setTimeout(() => {
      document.removeEventListener('keydown', hold, true);
      for (const { code, key } of early)
        document.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
    }),
  );
}

function isInSight({ scroller }: DragField, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const box = scroller.current?.getBoundingClientRect();
  // The fixed head of the fixed column covers what goes under both.
  const corner = scroller.current?.querySelector('[role=columnheader]')?.getBoundingClientRect();
  if (box === undefined || corner === undefined) return false;
  return x > corner.right && x < box.right && y > corner.bottom && y < box.bottom;
}

/** What makes a visit something to carry. */
export function useCarry(
  carried: Carried,
  tabIndex: number,
  roleDescription: string,
): {
  readonly ref: RefCallback<HTMLElement>;
  readonly isCarried: boolean;
  readonly props: DraggableAttributes & Record<string, unknown>;
} {
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: carried.id,
    data: carried,
    attributes: { tabIndex, roleDescription },
  });
  return { ref: setNodeRef, isCarried: isDragging, props: { ...attributes, ...listeners } };
}

/** What makes a cell something to drop on. */
export function useCellDrop(cell: string): { readonly ref: RefCallback<HTMLElement>; readonly isOver: boolean } {
  const { setNodeRef, isOver } = useDroppable({ id: cell });
  return { ref: setNodeRef, isOver };
}
