/** The four concepts that the dashboard's manual points to. */
export const helpTopics = ['acquisition-chain', 'ingestion-chain', 'feature-manager', 'crawl-datasources'] as const;
export type HelpTopic = (typeof helpTopics)[number];

export interface HelpSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** A list in order, under the paragraphs. */
  readonly steps?: readonly string[];
  /** A call to copy, `{origin}` and `{project}` filled in. */
  readonly example?: string;
}

export interface HelpPage {
  readonly title: string;
  /** What it is, in one sentence. */
  readonly lead: string;
  readonly sections: readonly HelpSection[];
}

export type HelpPages = Readonly<Record<HelpTopic, HelpPage>>;

export function isHelpTopic(text: string): text is HelpTopic {
  return (helpTopics as readonly string[]).includes(text);
}
