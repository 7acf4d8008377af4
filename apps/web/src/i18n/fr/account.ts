export const accountFr = { title: 'x' };
