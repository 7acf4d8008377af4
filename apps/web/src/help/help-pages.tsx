/** Its screen comes with its feature. */
export function HelpPage() {
  return null;
}
