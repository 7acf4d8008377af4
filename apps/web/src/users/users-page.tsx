/** Its screen comes with its feature. */
export function UsersPage() {
  return null;
}
