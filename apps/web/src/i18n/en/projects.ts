export const projectsEn = { title: 'x' } as const;
