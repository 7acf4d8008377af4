export const usersFr = { title: 'x' };
