export const accountEn = { title: 'x' } as const;
