/** Its screen comes with its feature. */
export function AccountPage() {
  return null;
}
