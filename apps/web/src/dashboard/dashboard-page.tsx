/** Its screen comes with its feature. */
export function DashboardPage() {
  return null;
}
