import { localStorageColorSchemeManager } from '@mantine/core';

/** Where the reader's choice of light, dark or the system's is kept. */
export const colorSchemes = localStorageColorSchemeManager({ key: 'belvedere.theme' });
