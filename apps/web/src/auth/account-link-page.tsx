/** Its screen comes with its feature. */
export function AccountLinkPage() {
  return null;
}
