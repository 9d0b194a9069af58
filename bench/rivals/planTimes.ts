/** A node of PostgreSQL's plan, as EXPLAIN (ANALYZE, FORMAT JSON) gives it. */
interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Total Time': number;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

/** Where the time of a query went. */
export interface PlanTimes {
  /** Milliseconds that the server worked, and of them until all in reach was found and measured. */
  readonly workingMs: number;
  readonly measuringMs: number;
  /** Lines in reach. */
  readonly lines: number;
}

/**
 * Reads the answer to EXPLAIN for the query of postgis.ts: what is joined to `bands`, however they are read, is found
 * and measured before.
 */
export function planTimes(rows: readonly string[]): PlanTimes {
  const [explained] = JSON.parse(rows.join('\n')) as readonly [
    { readonly Plan: PlanNode; readonly 'Planning Time': number; readonly 'Execution Time': number },
  ];
  let measuringMs = 0;
  let lines = 0;
  const visit = (node: PlanNode): void => {
    const { Plans: children = [] } = node;
    if (node['Relation Name'] === 'loadings') lines += node['Actual Rows'] * node['Actual Loops'];
    const measured = children.filter((child) => reads(child, ['loadings', 'warehouses']));
    if (children.some((child) => reads(child, ['bands']) && !measured.includes(child)))
      for (const child of measured) measuringMs += child['Actual Total Time'] * child['Actual Loops'];
    children.forEach(visit);
  };
  visit(explained.Plan);
  return { workingMs: explained['Planning Time'] + explained['Execution Time'], measuringMs, lines };
}

/** Whether a node or one below it reads one of these tables. */
function reads(node: PlanNode, tables: readonly string[]): boolean {
  return (
    tables.includes(node['Relation Name'] ?? '') || (node.Plans ?? []).some((child) => reads(child, tables))
  );
}
