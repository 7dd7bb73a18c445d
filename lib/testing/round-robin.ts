import { createServer, request } from "node:http";

export type RoundRobin = {
  /** How many requests each of them got. */
  counts: readonly number[];
  close(): Promise<void>;
};

/** A proxy as it stands before several web processes: each request goes to the next of them, whoever sends it. */
export async function roundRobin(port: number, targets: readonly number[]): Promise<RoundRobin> {
  const counts = targets.map(() => 0);
  let turn = 0;
  const server = createServer((asked, answer) => {
    const at = turn % targets.length;
    turn += 1;
    counts[at] = (counts[at] ?? 0) + 1;
    const { method, url, headers } = asked;
    const passedOn = request(
      { host: "127.0.0.1", port: targets[at], method, path: url, headers },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
        got.pipe(answer);
      },
    );
    passedOn.on("error", () => answer.destroy());
    answer.on("close", () => passedOn.destroy());
    asked.pipe(passedOn);
  });
  // Browsers take whichever of the two addresses of localhost answers first.
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return {
    counts,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
