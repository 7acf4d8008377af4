import type { HelpPages } from './help-page.ts';

export const helpPagesEn: HelpPages = {
  'acquisition-chain': {
    title: 'Acquisition chain',
    lead: 'A configured scan: it watches folders, groups the files it finds into products, and sends them to be kept.',
    sections: [
      {
        heading: 'What it is for',
        paragraphs: [
          'Where a producer drops files without telling anybody, a chain looks for them: by a pattern of names, since the last time, in the folders that it may read. The name of the chain becomes the source on the dashboard, and each run is a session.',
        ],
      },
      {
        heading: 'Today',
        paragraphs: [
          'This version has no acquisition chains: nothing scans folders yet, and no screen offers to. The step Acquisition therefore never appears in a session.',
          'Data come in by deposit instead. A producer, or a script beside the folders, sends items over HTTP and names the source and the session itself; from there on, everything that the dashboard shows is the same.',
        ],
        example:
          "curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/x-ndjson' \\\n  --data-binary @items.ndjson \\\n  '{origin}/api/{project}/ingest/items?source=my-source&session=2026-11-20'",
      },
    ],
  },
  'ingestion-chain': {
    title: 'Ingestion chain',
    lead: 'What a deposit goes through between the moment it is granted and the moment it is kept.',
    sections: [
      {
        heading: 'The chain that every deposit takes',
        paragraphs: [
          'There is one chain, DefaultProcessingChain, and every deposit goes through it. Each feature becomes a request, and a request takes these steps:',
        ],
        steps: [
          'Referencing: the properties are checked against the model of the collection, if it has one; the version is decided; the product is kept with its document and its history.',
          'Storage: the files that the item names are referenced. We keep their addresses and their sizes, their producer keeps the files.',
          'Diffusion: the product enters the catalogue, and users find it.',
        ],
      },
      {
        heading: 'When the product exists already',
        paragraphs: [
          'The deposit says what to do. New version: the catalogue shows the new one, the one before keeps its address. Replace: the new one takes the place of the last. Ignore: the product stays as it is. Ask: the request waits, in amber on the dashboard, until somebody chooses.',
          'A request that failed and is relaunched never covers a version that came in between: it waits for a choice too.',
        ],
      },
      {
        heading: 'Today',
        paragraphs: [
          'The chain cannot be changed, and others cannot be added yet. Storages that copy files are to come with the chains; until then no file is copied.',
        ],
      },
    ],
  },
  'feature-manager': {
    title: 'Feature Manager',
    lead: 'The door for data that describe themselves: STAC items, which are GeoJSON features, sent over HTTP.',
    sections: [
      {
        heading: 'What it takes',
        paragraphs: [
          'A Feature, a FeatureCollection, or NDJSON with one item a line, each gzipped or not. STAC 1.0 and 1.1 are accepted. A million items may come in one request: they are read as they arrive.',
          'Each item names its collection, which must exist. A deposit names its source and its session, so that it can be found on the dashboard.',
        ],
      },
      {
        heading: 'What it answers',
        paragraphs: [
          'How many items are granted, how many are denied, and why: the line, the place in the item, and what to do. What is wrong with one item denies that item only; nothing is lost of the others. If the connection breaks, what was granted stays granted; with an Idempotency-Key, sending the same again is harmless.',
        ],
        example:
          "curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/geo+json' \\\n  -H 'Idempotency-Key: delivery-42' --data-binary @collection.json \\\n  '{origin}/api/{project}/ingest/items?source=my-source&session=2026-11-20&versioning=increment'",
      },
      {
        heading: 'What becomes of it',
        paragraphs: [
          'Granted items are requests, on the list Requests; what is kept of them are products, on the list Products, with every version. The page Submit does the same as a script, and shows the verdict before anything is sent.',
        ],
      },
    ],
  },
  'crawl-datasources': {
    title: 'Crawl datasources chain',
    lead: 'What brings products into the catalogue.',
    sections: [
      {
        heading: 'Why there is nothing to configure',
        paragraphs: [
          'Elsewhere a chain crawls the kept products at intervals and copies them into the catalogue. Here each product enters the catalogue as the last step of its own request, called Diffusion: seconds after its deposit, without a schedule and without a chain.',
          'A product that is deleted leaves the catalogue in the same moment, and the version before it, if there is one, is shown again.',
        ],
      },
      {
        heading: 'How to see it',
        paragraphs: [
          'The card Diffusion of a session tells how many products were sent and how many are indexed. An error there is a request like any other: See errors lists it, Relaunch sends it again.',
        ],
      },
      {
        heading: 'Today',
        paragraphs: ['Crawling other archives, a foreign STAC catalogue or a database, is not in this version.'],
      },
    ],
  },
};
