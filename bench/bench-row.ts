/** One line of the benchmark's result: what was measured, against which limit, and whether it holds. */
export type BenchRow = {
  id: string;
  what: string;
  value: number;
  unit: string;
  limit: string;
  target: string;
  ok: boolean;
  note?: string;
};
