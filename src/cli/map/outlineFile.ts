import type { Position } from 'geojson';
import * as z from 'zod';
import { EXIT } from '../exitStatus.js';
import { CliFailure } from '../failure.js';
import { readJsonFile } from '../input/jsonFile.js';

const position = z.array(z.number()).min(2);
const line = z.array(position);

const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(line) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(line)) }),
]);

const feature = z.object({ type: z.literal('Feature'), geometry });

const outline = z.union([
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) }),
  feature,
  geometry,
]);

/** The lines of a GeoJSON file of lines and areas. */
export async function readOutline(path: string): Promise<readonly Position[][]> {
  const read = outline.safeParse(await readJsonFile(path, 'outline'));
  if (!read.success) {
    throw new CliFailure(`${path} is no GeoJSON of lines and areas`, EXIT.badData, [
      'expected LineString, MultiLineString, Polygon or MultiPolygon, alone or in features',
    ]);
  }
  const { data } = read;
  if (data.type === 'FeatureCollection') return data.features.flatMap((one) => linesOf(one.geometry));
  return linesOf(data.type === 'Feature' ? data.geometry : data);
}

function linesOf(shape: z.infer<typeof geometry>): readonly Position[][] {
  switch (shape.type) {
    case 'LineString':
      return [shape.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return shape.coordinates;
    case 'MultiPolygon':
      return shape.coordinates.flat();
  }
}
