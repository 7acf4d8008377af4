export const authFr = { title: 'x' };
