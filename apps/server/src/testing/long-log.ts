import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Adds what a test of the long suite saw to the dated log that `npm run test:long` leaves. */
export function appendLongLog(title: string, lines: readonly string[]): void {
  const day = new Date().toISOString().slice(0, 10);
  const file = fileURLToPath(new URL(`../../../../docs/reference/long-${day}.md`, import.meta.url));
  if (!existsSync(file)) writeFileSync(file, `# Long suite, ${day}\n\n\`npm run test:long\`\n`);
  appendFileSync(file, `\n## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}`);
}
