/** Its screen comes with its feature. */
export function ProjectsPage() {
  return null;
}
