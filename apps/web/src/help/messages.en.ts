/** Words around the help pages, English. Their text is in pages.en.ts. */
export const helpEn = {
  title: 'Help',
  topics: 'Concepts',
  lead: 'The dashboard follows what acquisition chains, ingestion chains and crawling bring in.',
  topic: {
    'acquisition-chain': 'Acquisition chain',
    'ingestion-chain': 'Ingestion chain',
    'feature-manager': 'Feature Manager',
    'crawl-datasources': 'Crawl datasources chain',
  },
  example: 'Example of a call',
  dashboard: 'Display dashboard',
  missing: { title: 'No such help page', why: 'The address names no concept that we explain.' },
} as const;
