import { createServer, type Socket } from "node:net";
import { say } from "@/lib/log";

/** Takes every mail and keeps none: the same limit for everyone who sends to it. Run as a process of its own. */
const server = createServer((socket) => {
  let inBody = false;
  let held = "";

  function takeNext(): boolean {
    const mark = inBody ? "\r\n.\r\n" : "\r\n";
    const end = held.indexOf(mark);
    if (end === -1) {
      // Of a body only the last bytes can begin its end.
      if (inBody) held = held.slice(-4);
      return false;
    }
    const line = held.slice(0, end).toUpperCase();
    held = held.slice(end + mark.length);
    inBody = !inBody && line === "DATA";
    answer(socket, line, inBody);
    return true;
  }

  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    held += chunk.toString("latin1");
    while (takeNext()) {
      // Each round takes one command or one mail.
    }
  });
  socket.write("220 sink\r\n");
});

function answer(socket: Socket, line: string, isAsked: boolean): void {
  if (line === "QUIT") socket.end("221 Bye\r\n");
  else socket.write(isAsked ? "354 Go on\r\n" : "250 OK\r\n");
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  say(String(typeof address === "object" && address !== null ? address.port : 0));
});
