export const projectsFr = { title: 'x' };
