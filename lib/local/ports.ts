import { createServer } from "node:net";
import { operatorError } from "@/lib/env";
import { hasCode } from "./processes";

/** Whether nobody listens on a port of the loopback address. */
export async function isFree(port: number): Promise<boolean> {
  return (await listenError(port, "127.0.0.1")) === null;
}

export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => settle(port));
    });
  });
}

/** Refuses early, before anything is started, with the way out. */
export async function requirePort(port: number): Promise<void> {
  const error = await listenError(port);
  if (error === null) return;
  const reason = hasCode(error, "EACCES")
    ? `Port ${port} may not be used by this user`
    : `Port ${port} is taken by another program`;
  throw operatorError(
    `${reason}. Give another one: PORT=${port < 1024 ? 8080 : port + 1} npm start`,
  );
}

function listenError(port: number, host?: string): Promise<Error | null> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once("error", settle);
    probe.listen({ port, host }, () => probe.close(() => settle(null)));
  });
}
