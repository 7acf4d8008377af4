/** Its screen comes with its feature. */
export function RequestsPage() {
  return null;
}
