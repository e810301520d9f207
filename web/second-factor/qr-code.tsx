import { correction, generate } from 'lean-qr';
import { useMemo, type ReactNode } from 'react';

/** What the standard wants free around a symbol, in modules. */
const quiet = 4;

/** A text as a picture that cameras read, black on white in both themes. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }): ReactNode {
  const code = useMemo(() => generate(text, { minCorrectionLevel: correction.M }), [text]);
  const side = code.size + 2 * quiet;
  const places = Array.from({ length: code.size }, (_, at) => at);
  const path = places
    .flatMap((y) => places.filter((x) => code.get(x, y)).map((x) => `M${x + quiet} ${y + quiet}h1v1h-1z`))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} rx={2} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
