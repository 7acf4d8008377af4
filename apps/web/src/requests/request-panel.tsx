/** Its screen comes with its feature. */
export function RequestPanel() {
  return null;
}
