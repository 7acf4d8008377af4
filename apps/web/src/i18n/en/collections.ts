export const collectionsEn = { title: 'x' } as const;
