export const authEn = { title: 'x' } as const;
