/** Screens that have a name in the breadcrumb and in the window's title: keys of `shell.screens`. */
export const screens = [
  'projects',
  'myAccount',
  'help',
  'setUp',
  'signIn',
  'register',
  'accountLink',
  'catalogue',
  'item',
  'users',
  'collections',
  'newCollection',
  'collection',
  'settings',
  'addData',
  'dashboard',
  'requests',
  'products',
  'submit',
] as const;
export type ScreenName = (typeof screens)[number];
