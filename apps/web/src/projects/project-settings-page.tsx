/** Its screen comes with its feature. */
export function ProjectSettingsPage() {
  return null;
}
