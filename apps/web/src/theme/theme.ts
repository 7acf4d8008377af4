import { createTheme, Menu, Popover } from '@mantine/core';

/**
 * Mantine draws what is hard to make accessible (dialogs, menus, popovers); its figures are ours.
 * Its CSS variables are static (`mantine.css`): made at runtime they would be an inline style, which the CSP refuses.
 */
export const theme = createTheme({
  primaryColor: 'ultramarine',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: {
    ultramarine: [
      '#edf4ff',
      '#dce8ff',
      '#bed5ff',
      '#92b4f8',
      '#7297f2',
      '#537be8',
      '#3d65d4',
      '#2d51bd',
      '#2141a8',
      '#183182',
    ],
  },
  fontFamily: 'var(--bv-font)',
  fontFamilyMonospace: 'var(--bv-mono)',
  headings: { fontWeight: '600' },
  fontSizes: {
    xs: 'var(--bv-text-sm)',
    sm: 'var(--bv-text)',
    md: 'var(--bv-text-md)',
    lg: 'var(--bv-text-lg)',
    xl: 'var(--bv-figure)',
  },
  radius: { xs: 'var(--bv-radius-sm)', sm: 'var(--bv-radius)', md: 'var(--bv-radius-lg)' },
  defaultRadius: 'sm',
  spacing: { xs: 'var(--bv-4)', sm: 'var(--bv-8)', md: 'var(--bv-12)', lg: 'var(--bv-16)', xl: 'var(--bv-24)' },
  respectReducedMotion: true,
  components: {
    // What drops down lies in the page's `main`, so that it is in a landmark; fixed, so that no pane cuts it.
    Popover: Popover.extend({ defaultProps: { portalProps: { target: '#content' }, floatingStrategy: 'fixed' } }),
    Menu: Menu.extend({
      defaultProps: {
        portalProps: { target: '#content' },
        floatingStrategy: 'fixed',
        // It would be a child of the menu that is no item.
        withInitialFocusPlaceholder: false,
      },
    }),
  },
});
