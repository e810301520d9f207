import { pngSize, type LookRule } from '../../domain/regulation';
import type { DeskLook } from './look';

/** As high as it stands in a letter, in pixels of the page, and at most so wide: a picture of twice that is sharp on every screen. */
const height = 40;
const widest = 280;

/** What of letters is a desk's own. */
export function deskLookOf(
  name: string,
  address: string | null,
  look: Pick<LookRule, 'colour' | 'logo'> | undefined,
): DeskLook {
  const size = look?.logo === undefined ? undefined : pngSize(look.logo);
  return { name, colour: look?.colour, address: address ?? undefined, logo: size && shown(size) };
}

function shown(size: { readonly width: number; readonly height: number }): NonNullable<DeskLook['logo']> {
  const share = Math.min(height / size.height, widest / size.width, 1);
  return { width: Math.round(size.width * share), height: Math.round(size.height * share) };
}
