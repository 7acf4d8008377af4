/**
 * Gives the memory of a large Buffer back now, not when V8 looks for it: each 32 MB of Buffers that wait to be found start a marking of
 * the whole heap, which was a third of what an item cost the server (docs/decisions/0008-what-an-item-costs.md). Who looks at it
 * afterwards finds it empty.
 */
export function freeBuffer(buffer: Buffer): void {
  const { buffer: memory } = buffer;
  // A small Buffer shares its memory with others.
  if (memory instanceof ArrayBuffer && memory.byteLength > Buffer.poolSize && !memory.detached) memory.transfer(0);
}
