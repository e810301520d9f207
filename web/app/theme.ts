import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** One blue, calm enough to work beside all day; shade 8 carries white text (WCAG 2.2, 1.4.3). */
const blue: MantineColorsTuple = [
  '#eaf3fb',
  '#d3e4f4',
  '#a6c8ea',
  '#76aae0',
  '#4f91d8',
  '#3682d3',
  '#2779cf',
  '#1b67b8',
  '#1c5d99',
  '#0a4e8c',
];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 7 },
  colors: { brand: blue },
  fontFamily: '"Golos Text Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  headings: { fontFamily: '"Golos Text Variable", system-ui, sans-serif', fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { tt: 'none', variant: 'light' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    SegmentedControl: { styles: { innerLabel: { color: 'var(--mantine-color-text)' } } },
  },
});

/** Texts that are pale by default, made readable (axe: color-contrast). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    // What waits for whoever reads.
    '--reglament-yours': 'var(--mantine-color-orange-9)',
    // The kit's darkest of these are too pale on their own light ground (3.6 to 4.3 to 1).
    '--mantine-color-teal-light': 'var(--mantine-color-teal-0)',
    '--mantine-color-orange-light-color': '#a8380b',
    '--mantine-color-green-light-color': '#22702f',
    '--mantine-color-yellow-light-color': '#85520a',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-anchor': 'var(--mantine-color-brand-8)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
  },
  dark: {
    // White on the kit's own red of dark pages is 3.8 to 1.
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': 'var(--mantine-color-red-8)',
    '--reglament-yours': 'var(--mantine-color-orange-4)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-5)',
    '--mantine-color-anchor': 'var(--mantine-color-brand-3)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
  },
});
