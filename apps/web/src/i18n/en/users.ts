export const usersEn = { title: 'x' } as const;
