import type { DemoRun } from './runDemo.js';

/** The demo for programs: without the records, which `dovoz fetch` gives. */
export function demoData({ catalog, network, url, loadRequests, loadMs, compileMs, ...found }: DemoRun): object {
  return {
    url,
    loadRequests,
    loadMs: Math.round(loadMs),
    compileMs: Math.round(compileMs),
    fetchedAt: catalog.fetchedAt,
    network: network.version,
    counts: network.counts,
    warnings: network.diagnostics.length,
    ...found,
  };
}
