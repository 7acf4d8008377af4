/** All tables. Each room adds its own in its `tables.ts`, so that a table is declared beside who writes it. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by module augmentation
export interface Schema {}
