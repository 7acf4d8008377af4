export const errorsEn = { title: 'x' } as const;
