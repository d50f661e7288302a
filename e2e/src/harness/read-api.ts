import type { Spark } from './start-spark.ts';

/** Reads from the API what a journey must know beforehand, as a visitor. The caller says which shape of the contract it is. */
export async function readApi<Shape>({ url }: Pick<Spark, 'url'>, path: string): Promise<Shape> {
  const response = await fetch(`${url}/api/v1${path}`);
  if (!response.ok) throw new Error(`${path} was refused: ${response.status} ${await response.text()}`);
  // Serialised by the response schema of the route.
  return (await response.json()) as Shape;
}
